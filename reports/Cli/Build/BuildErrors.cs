using System.Globalization;
using System.Text.RegularExpressions;
using Polp.Graph;

namespace Polp.Cli;

/// <summary>The errors of a build that failed, in the compiler's words and places.</summary>
internal static partial class BuildErrors
{
    private const int TailLength = 15;

    public static IReadOnlyList<InputError> Of(DotnetRun run, string folder, IReadOnlyList<string> projects)
    {
        var errors = run.Lines.Select(line => Message().Match(line)).Where(match => match.Success).Select(Error).Distinct().ToList();
        if (errors.Count == 0)
            errors.AddRange(run.Lines.Where(line => line.Trim().Length > 0).TakeLast(TailLength).Select(line => new InputError(new Source(folder), line.Trim())));

        errors.Add(new(
            projects.Count == 1 ? new Source(projects[0]) : new Source(folder),
            $"the build failed (dotnet exited with {run.ExitCode}); correct the errors above"));
        return errors;
    }

    private static InputError Error(Match match) => new(
        new Source(match.Groups["file"].Value.Trim(), Number(match, "line"), Number(match, "column")),
        $"{match.Groups["code"].Value}: {match.Groups["text"].Value}");

    private static int Number(Match match, string group) => int.TryParse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture, out var number) ? number : 0;

    // path(line,column): error CODE: text [project]; a path may hold parentheses and, after a drive, a colon.
    [GeneratedRegex(@"^(?<file>.+?)(\((?<line>\d+),(?<column>\d+)(,\d+,\d+)?\))?\s*: error (?<code>[A-Z]+\d+): (?<text>.*?)(\s\[[^\]]+\])?$", RegexOptions.CultureInvariant)]
    private static partial Regex Message();
}

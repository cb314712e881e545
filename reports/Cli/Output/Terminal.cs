using Polp.Graph;
using Polp.Reports;
using Spectre.Console;

namespace Polp.Cli;

/// <summary>Results go to standard output; progress and errors to standard error. Names come from strangers and are shown without control characters.</summary>
internal sealed class Terminal
{
    private readonly IAnsiConsole output = Console(System.Console.Out, System.Console.IsOutputRedirected);
    private readonly IAnsiConsole error = Console(System.Console.Error, System.Console.IsErrorRedirected);

    /// <summary>What relative places in messages are relative to: the manifest's folder, once it is known.</summary>
    public string Folder { get; set; } = Environment.CurrentDirectory;

    /// <summary>A path as the user would type it: relative when it lies below the current directory.</summary>
    public static string Shown(string path)
    {
        var relative = Path.GetRelativePath(Environment.CurrentDirectory, path);
        return VisibleText.Of(relative.StartsWith("..", StringComparison.Ordinal) ? path : relative);
    }

    /// <summary>Runs the work with a spinner, or with plain lines when nobody watches.</summary>
    public async Task<T> Working<T>(Func<Action<string>, Task<T>> work)
    {
        if (System.Console.IsErrorRedirected || !error.Profile.Capabilities.Interactive)
            return await work(Note);
        return await error.Status().StartAsync("Starting", status => work(step => status.Status(Markup.Escape(VisibleText.Of(step)))));
    }

    public void Note(string text) => error.WriteLine(VisibleText.Of(text));

    /// <summary>A line of the result.</summary>
    public void Line(string text) => output.WriteLine(VisibleText.Of(text));

    /// <summary>Text that is written as it stands, wrapped nowhere.</summary>
    public void Raw(string text) => System.Console.Out.Write(text);

    public void Show(Assessment assessment, string page, bool reasons)
    {
        output.Write(SummaryTable.Of(assessment));
        if (reasons)
        {
            foreach (var line in VerdictText.Reasons(assessment))
                output.WriteLine(Located(line.Source, line.Text));
        }

        output.Write(new Text(VisibleText.Of(VerdictText.Sentence(assessment)), new Style(assessment.Verdict is { Passes: true, IsKnown: true } ? Color.Green : Color.Red)));
        output.WriteLine();
        output.WriteLine($"Report: {Shown(page)}");
    }

    public void Errors(IEnumerable<InputError> errors)
    {
        foreach (var e in errors)
            error.WriteLine(Located(e.Source, "error: " + e.Message));
    }

    public void Defect(Exception e) =>
        error.WriteLine(VisibleText.Of($"polp: defect: {e.GetType().Name}: {e.Message} at {e.StackTrace?.Split('\n')[0].Trim()[3..] ?? "an unknown place"}; please report it"));

    private string Located(Source source, string text)
    {
        var file = Shown(Path.GetFullPath(source.File, Folder));
        return VisibleText.Of(source.Line == 0 ? $"{file}: {text}" : source.Column == 0 ? $"{file}({source.Line}): {text}" : $"{file}({source.Line},{source.Column}): {text}");
    }

    private static IAnsiConsole Console(TextWriter writer, bool redirected)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(writer) });
        // A file has no edge to wrap at, and scripts read it by line.
        if (redirected)
            console.Profile.Width = 10_000;
        return console;
    }
}

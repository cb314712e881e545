using System.CommandLine;
using Polp.Graph;

namespace Polp.Cli;

/// <summary>What the build of a service runs: the summary of what its libraries reach, for the analyzers.</summary>
internal static class SummarizeCommand
{
    public static Command New()
    {
        var list = new Argument<string>("LIST") { Description = "A file with the path of a library on each line; after a tab, the platform it is for." };
        var output = new Option<string>("--output", "-o") { Description = "The file to write.", DefaultValueFactory = _ => "polp-reach.tsv", HelpName = "FILE" };
        var cache = new Option<string?>("--cache") { Description = "The folder that keeps what was computed.", HelpName = "DIR" };
        var rid = new Option<string?>("--runtime", "-r") { Description = "The platform the program is for, such as linux-x64; this one if left out.", HelpName = "RID" };
        var reader = new Option<string?>("--for") { Description = "The assembly that references the libraries.", HelpName = "NAME" };
        var command = new Command("summarize", "Write what the members of libraries reach. The build of a service runs it.") { list, output, cache, rid, reader };
        command.SetAction((parsed, cancellation) => Work.Run(
            terminal => Task.FromResult(Run(
                terminal, parsed.GetRequiredValue(list), parsed.GetRequiredValue(output), parsed.GetValue(cache), parsed.GetValue(rid), parsed.GetValue(reader) ?? "", cancellation)),
            cancellation));
        return command;
    }

    private static int Run(Terminal terminal, string list, string output, string? cache, string? rid, string reader, CancellationToken cancellation)
    {
        var text = new Summarizer(new(cache)).Of(list, rid, reader, cancellation);
        Write(output, text);
        foreach (var unread in text.Split('\n').Where(line => line.StartsWith("U\t", StringComparison.Ordinal)).Select(line => line.Split('\t')))
            terminal.Note($"polp: {unread[1]}: not read ({unread.ElementAtOrDefault(2)}), so calls of it are not held against the grants");
        return ExitCode.Success;
    }

    private static void Write(string output, string text)
    {
        try
        {
            // A compiler that is handed an unchanged file need not run.
            if (!File.Exists(output) || File.ReadAllText(output) != text)
                OutputFile.Write(output, text);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw InputFile.Error(output, $"cannot be read and written ({e.Message.TrimEnd('.')}); name another file");
        }
    }
}

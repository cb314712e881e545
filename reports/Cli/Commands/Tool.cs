using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Polp.Cli;

/// <summary>The command line: <c>polp report</c> and <c>check</c>, <c>init</c> and <c>diff</c>, and <c>summarize</c> for builds.</summary>
internal static class Tool
{
    private const string Notes = """
        Examples:
          polp report samples/okws              build, then write polp-report/report.html
          polp report . --no-build -o out       read what the last build left behind
          polp check deploy/privileges.json     fail a build when code reaches past its grants
          polp init src                         write the first src/privileges.json from what the code reaches
          polp diff old/report.json new         what a change gained, against a report that was kept

        Exit codes:
          0    done; for check: every grant holds and no rule fired in service code
          1    check: a grant is missing or a rule fired at warning or above; diff: something was gained
          2    the input or the command line is wrong; nothing was written
          70   a defect of the tool
          130  stopped by Ctrl-C or a termination signal; nothing was written

        """;

    public static async Task<int> Run(string[] args)
    {
        var root = new RootCommand("When someone breaks into one process of a system, what else do they get?")
        {
            AnalysisCommand.Report(),
            AnalysisCommand.Check(),
            InitCommand.New(),
            DiffCommand.New(),
            SummarizeCommand.New(),
        };
        var help = root.Options.OfType<HelpOption>().Single();
        help.Action = new HelpWithNotes((HelpAction)help.Action!);

        var parsed = root.Parse(args);
        if (parsed.Action is ParseErrorAction errors)
            errors.ShowHelp = false;
        var exit = await parsed.InvokeAsync(new InvocationConfiguration
        {
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = TimeSpan.FromSeconds(5),
        });
        return parsed.Errors.Count > 0 ? ExitCode.BadInput : exit;
    }

    private sealed class HelpWithNotes(HelpAction standard) : SynchronousCommandLineAction
    {
        public override int Invoke(ParseResult parseResult)
        {
            var exit = standard.Invoke(parseResult);
            parseResult.InvocationConfiguration.Output.Write(Notes);
            return exit;
        }
    }
}

using System.CommandLine.Parsing;
using Polp.Graph;

namespace Polp.Cli;

/// <summary>What all commands share: how they refuse an argument, and how they end.</summary>
internal static class Work
{
    // An unset variable of a script arrives so.
    public static void RefuseEmpty(SymbolResult given)
    {
        if (given.Tokens is [{ Value: "" }])
            given.AddError($"{(given is OptionResult option ? option.Option.Name : ((ArgumentResult)given).Argument.Name)} is empty; name a path or leave it out.");
    }

    public static void RefuseNoPath(ArgumentResult given, string command)
    {
        RefuseEmpty(given);
        if (given.Tokens is [{ Value: ['-', ..] option }])
            given.AddError($"Unknown option '{option}'; polp {command} --help lists those there are.");
    }

    /// <summary>Runs a command; what goes wrong is said, and becomes its exit code.</summary>
    public static async Task<int> Run(Func<Terminal, Task<int>> command, CancellationToken cancellation)
    {
        var terminal = new Terminal();
        try
        {
            return await command(terminal);
        }
        catch (InputException e)
        {
            terminal.Errors(e.Errors);
            return ExitCode.BadInput;
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            terminal.Note("polp: stopped; nothing was written");
            return ExitCode.Cancelled;
        }
        catch (Exception e)
        {
            terminal.Defect(e);
            return ExitCode.Defect;
        }
    }
}

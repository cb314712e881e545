namespace Polp.Cli;

/// <summary>What the tool's exit says to a script.</summary>
internal static class ExitCode
{
    public const int Success = 0;

    /// <summary>Only from <c>check</c>: a grant is missing or a rule fired in service code.</summary>
    public const int Violation = 1;

    /// <summary>Only from <c>diff</c>: the new side reaches what the old did not, or it is not known.</summary>
    public const int Gained = 1;

    /// <summary>The input or the command line is wrong; nothing was written.</summary>
    public const int BadInput = 2;

    /// <summary>A defect of the tool itself; EX_SOFTWARE of sysexits.h.</summary>
    public const int Defect = 70;

    /// <summary>Stopped by Ctrl-C or a termination signal, as shells report it.</summary>
    public const int Cancelled = 130;
}

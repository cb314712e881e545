using Microsoft.CodeAnalysis.Editing;

namespace Polp.CodeFixes;

/// <summary>One way to mend what a diagnostic about memory reports. Whether it does is asked of the analysis, by <see cref="ProvedRepairs"/>.</summary>
internal interface IMemoryRepair
{
    /// <summary>What the light bulb says.</summary>
    string Title { get; }

    /// <summary>The same for repairs of two reports that are one change, such as two stores in a loop.</summary>
    object Identity { get; }

    /// <summary>True when the exception that is thrown is not in scope yet.</summary>
    bool NeedsUsing { get; }

    void Apply(SyntaxEditor editor);
}

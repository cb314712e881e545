using Microsoft.CodeAnalysis.Editing;

namespace Polp.CodeFixes;

/// <summary>A change that passes the values of one text beside it. It exists only where it is right.</summary>
internal interface ISqlRepair
{
    /// <summary>What the light bulb says.</summary>
    string Title { get; }

    /// <param name="taken">Names of locals that other fixes of the batch declare; this one adds its own.</param>
    void Insert(SyntaxEditor editor, HashSet<string> taken);
}

using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Polp.Analyzers;

/// <summary>A demand of an operation that is not proven, although its length comes from the data.</summary>
/// <param name="Rule">The rule that speaks about it.</param>
/// <param name="Site">The call, the allocation, or the store in a loop.</param>
/// <param name="Side">The memory that may be left.</param>
/// <param name="Words">What the code calls length and memory.</param>
/// <param name="Read">Where the length comes out of the data.</param>
/// <param name="Region">The memory.</param>
internal sealed record MemoryFinding(DiagnosticDescriptor Rule, IOperation Site, Side Side, DemandWords Words, SyntaxNode Read, Region Region)
{
    /// <summary>True when the size of the memory is certain, even if nothing in scope says it.</summary>
    public bool IsSizeKnown => Region is { Capacity: not null, IsCertain: true };

    /// <summary>What there is room for as an expression valid at the site, in the unit of the length; null when none is known.</summary>
    public string? Room { get; init; }

    /// <summary>What is not proven, in the words of the code.</summary>
    public string Missing { get; init; } = "";

    /// <summary>The nearest check of the length that there is, in the words of the code; null where there is none.</summary>
    public string? Checked { get; init; }

    /// <summary>Where the nearest check stands.</summary>
    public SyntaxNode? Check { get; init; }

    /// <summary>Why a check that looks right does not hold; null where there is none, or where it only looks at something else.</summary>
    public string? Reason { get; init; }

    /// <summary>For a store in a loop, how to check in front of it; null where that cannot be said.</summary>
    public CheckBeforeLoop? Loop { get; init; }

    /// <summary>What a check has to say that mends it; null where no size is known.</summary>
    public WantedCheck? Wanted { get; init; }

    /// <summary>What must be at most zero, to ask for where else it holds.</summary>
    public Linear? Goal { get; init; }

    /// <summary>The functions that were called on the way to the operation, the nearest first, and the operation; empty when the site is that.</summary>
    public ImmutableArray<string> Path { get; init; } = [];

    /// <summary>Where these calls stand, and the operation.</summary>
    public ImmutableArray<SyntaxNode> Stations { get; init; } = [];

    /// <summary>How sure the finding is: certain, high, medium or low.</summary>
    public string Confidence { get; init; } = "high";

    /// <summary>True when no size is known and the length was read by another type, which may have checked it where it made its objects: worth a note, no warning.</summary>
    public bool IsHearsay => Confidence == "low" && Site.Syntax.FirstAncestorOrSelf<TypeDeclarationSyntax>() is { } type && Read.FirstAncestorOrSelf<TypeDeclarationSyntax>() != type;
}

/// <summary>A check in front of a loop.</summary>
/// <param name="Length">The variable that holds the length there.</param>
/// <param name="IsNegativeHarmless">True when the loop does nothing for a negative length.</param>
/// <param name="Wanted">What has to hold there.</param>
internal sealed record CheckBeforeLoop(string Length, bool IsNegativeHarmless, WantedCheck Wanted);

/// <summary>That a length, times the unit, is no more than the room, in bytes.</summary>
/// <param name="Length">The count of an operation; for a single value that lies behind an offset, a plain number.</param>
/// <param name="Room">The bytes that there are.</param>
/// <param name="Unit">Bytes of one.</param>
/// <param name="Memory">The memory, and where in it the first unit lies.</param>
/// <param name="State">What is known where the check can stand.</param>
internal sealed record WantedCheck(Linear Length, Linear Room, int Unit, Pointer Memory, State State);

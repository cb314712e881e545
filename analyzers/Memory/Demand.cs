using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Polp.Analyzers;

/// <summary>Which memory of an operation a demand is about.</summary>
internal enum Side
{
    Destination,
    Source,
}

/// <summary>
/// What must hold of the memory that an operation works on: that <c>count</c> units lie inside it. It says nothing about how the operation is written, so
/// that it can be asked again where a method is called.
/// </summary>
/// <param name="Site">The operation that needs it.</param>
/// <param name="Side">Whether the memory is written or read.</param>
/// <param name="Memory">The region, and where in it the first unit lies.</param>
/// <param name="Count">How many units.</param>
/// <param name="Unit">Bytes of one unit.</param>
/// <param name="Words">What the code calls these things.</param>
internal sealed record Demand(IOperation Site, Side Side, Pointer Memory, Linear Count, int Unit, DemandWords Words)
{
    /// <summary>True when the operation takes a negative count as it is.</summary>
    public bool AcceptsNegative { get; init; }

    /// <summary>True when the other side of the operation holds the length already.</summary>
    public bool IsHeld { get; init; }

    /// <summary>The bytes that the operation itself holds the count against, if it does.</summary>
    public Linear? Limit { get; init; }

    /// <summary>For an allocation of so many units, whether it is made on the stack; null for an operation on memory that is there.</summary>
    public bool? IsOnStack { get; init; }

    /// <summary>The functions that were called on the way to the operation, the nearest first, and the operation.</summary>
    public ImmutableArray<string> Path { get; init; } = [];

    /// <summary>Where these calls stand, and the operation.</summary>
    public ImmutableArray<SyntaxNode> Stations { get; init; } = [];

    public Linear Bytes => Count * Unit;

    /// <summary>How far the operation goes past the end, when positive; null when nothing is known about the size.</summary>
    public Linear? Excess => Memory.Region.Capacity is { } capacity ? Memory.Offset + Bytes - capacity : null;

    /// <summary>True when the first unit may lie in front of the memory: where that begins is certain, and the offset comes from the data.</summary>
    public bool NeedsStart => Memory.Region is { IsCertain: true, Capacity: not null } && Memory.Offset.Range.Min.Sign < 0 && Memory.Offset.Roots.Any(root => root.IsTainted && IsOfTheData(root));

    /// <summary>True for a number of the message, also cast or computed; false for what merely depends on the data, as a count of a loop or the answer of a function does.</summary>
    private static bool IsOfTheData(Root root) => root.Read is not null || root.Exact is { } exact && exact.Roots.All(IsOfTheData);

    /// <summary>The same, had the operation been asked for as much as it lets through.</summary>
    public Linear? ExcessOfLimit => Memory.Region.Capacity is { } capacity && Limit is not null ? Memory.Offset + Limit - capacity : null;

    /// <summary>The demand as one of a call of the function in which it stands.</summary>
    /// <param name="call">The call.</param>
    /// <param name="callee">The function, in whose terms the demand is made.</param>
    /// <param name="memory">The memory, in terms of the caller.</param>
    /// <param name="count">The count, in terms of the caller.</param>
    /// <param name="limit">What the operation holds the count against, in terms of the caller.</param>
    public Demand AskedBy(CallSite call, Summary callee, Pointer memory, Linear count, Linear? limit) => this with
    {
        Site = call.Call,
        Memory = memory,
        Count = count,
        Limit = limit,
        Words = new(Handed(call, callee, Count) ?? Words.Length, Handed(call, callee, Memory.Region) ?? Words.Memory, Words.Unit, Words.Verb),
        Path = (Path.IsEmpty ? ImmutableArray.Create(Wording.Name(Site)) : Path).Insert(0, callee.Function.Spelled()),
        Stations = Stations.Insert(0, Site.Syntax),
    };

    /// <summary>The argument that is handed over for a count, or null.</summary>
    private static string? Handed(CallSite call, Summary callee, Linear count) => count is { Constant.IsZero: true, Terms: [{ Coefficient.IsOne: true, Root.Exact: { } exact }] } ? Handed(call, callee, exact) : count is { Terms: [{ Root: var root } term] }
        && callee.Given.FirstOrDefault(entry => entry.Value is Number number && number.Linear.Equals((Linear)root)).Key is IParameterSymbol parameter && call.Operation(parameter) is { } argument
            ? Wording.Bare(argument.Value) + (term.Coefficient.IsOne ? "" : " * " + term.Coefficient) + (count.Constant.Sign switch { 0 => "", > 0 => " + " + count.Constant, _ => " - " + -count.Constant })
            : null;

    private static string? Handed(CallSite call, Summary callee, Region region) =>
        callee.Given.FirstOrDefault(entry => entry.Value is Pointer pointer && pointer.Region == region || entry.Value is Sequence sequence && sequence.Region == region).Key switch
        {
            IParameterSymbol parameter => call.Operation(parameter),
            Referred { Parameter: var parameter } => call.Operation(parameter),
            _ => null,
        } is { } argument ? Wording.Bare(argument.Value) : null;

    /// <summary>The bytes between the first unit and the end, if the size is certain.</summary>
    public Linear? Room => Memory.Region is { Capacity: { } capacity, IsCertain: true } ? capacity - Memory.Offset : null;
}

/// <summary>What the code calls the length and the memory, and what the length counts.</summary>
/// <param name="Length">The expression without casts.</param>
/// <param name="Memory">The expression without casts.</param>
/// <param name="Unit">bytes or elements.</param>
/// <param name="Verb">What the operation does: copies, fills, writes, views, reads.</param>
internal sealed record DemandWords(string Length, string Memory, string Unit, string Verb = "Copies");

using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace Polp.Analyzers;

/// <summary>
/// An operation whose size the platform does not hold against all the memory it works on, by the positions of its arguments.
/// </summary>
/// <param name="Kind">The word of the table: copy, fill, view, read, write, text.</param>
/// <param name="Destination">The memory that is written, if any.</param>
/// <param name="Source">The memory that is read, if any.</param>
/// <param name="Size">The argument that counts the units; null for one unit.</param>
/// <param name="Unit">bytes, chars or elements.</param>
/// <param name="ThrowsOnNegative">True when it throws on a negative size instead of turning it into a huge one.</param>
/// <param name="CapacityCheck">The argument that it holds the size against.</param>
/// <param name="ChecksDestination">True when it throws if the destination is too short.</param>
/// <param name="ChecksSource">True when it throws if the source is too short.</param>
/// <param name="Start">The argument that says at which unit of the memory to begin.</param>
internal sealed record MemoryOperation(
    string Kind, int? Destination, int? Source, int? Size, string Unit, bool ThrowsOnNegative, int? CapacityCheck, bool ChecksDestination, bool ChecksSource, int? Start = null)
{
    /// <summary>True when it goes on until it meets a zero.</summary>
    public bool IsUpToZero { get; init; }

    /// <summary>True when a negative size is taken as it is.</summary>
    public bool AcceptsNegative => Kind == "view" && !ThrowsOnNegative;

    /// <summary>Bytes of one unit; null when the type of the elements is not known to have a fixed size.</summary>
    public int? UnitOf(IMethodSymbol method) => Unit switch
    {
        "bytes" => 1,
        "chars" => 2,
        _ => Interval.SizeOf(Element(method)),
    };

    private ITypeSymbol? Element(IMethodSymbol method) =>
        method.TypeArguments.FirstOrDefault() ?? method.ContainingType.TypeArguments.FirstOrDefault()
        ?? method.Parameters.Select(parameter => (parameter.Type as IArrayTypeSymbol)?.ElementType).FirstOrDefault(type => type is not null);
}

/// <summary>The calls of <c>operations.tsv</c>, as far as the compilation knows them.</summary>
internal sealed class OperationTable
{
    private readonly Dictionary<ISymbol, MemoryOperation> operations = new(SymbolEqualityComparer.Default);

    private static readonly ConditionalWeakTable<Compilation, OperationTable> PerCompilation = new();

    public static OperationTable Of(Compilation compilation) => PerCompilation.GetValue(compilation, Read);

    /// <summary>By the simple name of a type, the names by which code calls the operations: of the method, or of the type that is constructed.</summary>
    /// <param name="withPointers">Whether those that are handed a pointer are asked for, or all others.</param>
    public ILookup<string, string> Words(bool withPointers) => operations.Keys.OfType<IMethodSymbol>()
        .Where(method => method.Parameters.Any(parameter => parameter.Type is IPointerTypeSymbol) == withPointers)
        .Select(method => (Type: method.ContainingType.Name, Name: method.MethodKind == MethodKind.Constructor ? method.ContainingType.Name : method.Name)).Distinct()
        .ToLookup(word => word.Type, word => word.Name);

    /// <summary>True when the compilation knows none of them.</summary>
    public bool IsEmpty => operations.Count == 0;

    private static OperationTable Read(Compilation compilation)
    {
        var table = new OperationTable();
        foreach (var row in Table.Rows("operations.tsv"))
        {
            if (DocumentationCommentId.GetFirstSymbolForDeclarationId(row[0], compilation) is not IMethodSymbol method)
                continue;
            var checks = row[6].Split(',');
            table.operations[method] = new(
                row[1], Argument(row[2]), Argument(row[3]), Argument(row[4]), row[5], checks.Contains("negative"),
                Named("capacity="), checks.Contains("destination"), checks.Contains("source"), Named("start="));

            int? Named(string word) => checks.FirstOrDefault(check => check.StartsWith(word, StringComparison.Ordinal)) is { } check ? Argument(check.Substring(word.Length)) : null;
        }
        return table;
    }

    public MemoryOperation? Find(IMethodSymbol method) => operations.TryGetValue(method.OriginalDefinition, out var operation) ? operation : NativeCopy.Of(method);

    private static int? Argument(string text) => text == "-" ? null : int.Parse(text, CultureInfo.InvariantCulture);
}

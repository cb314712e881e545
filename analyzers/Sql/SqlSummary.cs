using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Polp.Analyzers;

/// <summary>
/// What an assembly says of itself: which of its parameters and members become SQL text. A stranger may have written it, so it is taken for its
/// own members only, can only add sinks and never take one back, and a line that is none is passed over.
/// </summary>
internal static class SqlSummary
{
    public const string Attribute = "System.Reflection.AssemblyMetadataAttribute";

    /// <summary>The key of the lines among an assembly's metadata.</summary>
    public const string Key = "Polp.Sql";

    private const int MostLines = 20_000;

    private const int LongestLine = 2_000;

    // The compiler keeps the symbol of a referenced assembly as long as the file does not change.
    private static readonly ConditionalWeakTable<IAssemblySymbol, Lines> PerAssembly = new();

    // Where IDbCommand is declared, under the names of all platforms.
    private static readonly string[] Platform = ["System.Data.Common", "System.Data", "netstandard", "mscorlib"];

    /// <summary>The lines of the assemblies that a compilation references; only those are asked that can reach SQL, over one another too.</summary>
    /// <param name="declarers">The names of the assemblies that declare something which becomes SQL.</param>
    /// <remarks>An editor that shows a referenced project from its source has no summary of it.</remarks>
    public static ImmutableArray<SqlLine> Of(Compilation compilation, IEnumerable<string> declarers)
    {
        var lines = ImmutableArray.CreateBuilder<SqlLine>();
        var reaching = new HashSet<string>(declarers.Concat(Platform), StringComparer.Ordinal);
        var left = compilation.SourceModule.ReferencedAssemblySymbols.Where(assembly => assembly is not ISourceAssemblySymbol).ToList();
        for (var isNews = true; isNews;)
        {
            isNews = false;
            foreach (var assembly in left.Where(a => a.Modules.Any(m => m.ReferencedAssemblies.Any(r => reaching.Contains(r.Name)))).ToArray())
            {
                left.Remove(assembly);
                var own = PerAssembly.GetValue(assembly, a => new([.. Read(a)])).All;
                lines.AddRange(own);
                isNews |= !own.IsEmpty && reaching.Add(assembly.Name);
            }
        }
        return lines.ToImmutable();
    }

    /// <summary>The line for a parameter, property or field; null for one that those who reference the assembly cannot give a text.</summary>
    /// <param name="hasFriends">True when other assemblies see what is internal.</param>
    public static string? Line(ISymbol symbol, SqlStyle style, bool hasFriends)
    {
        var (member, parameter) = symbol switch
        {
            IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.PropertySet, AssociatedSymbol: { } property } } => (property, "-"),
            IParameterSymbol { ContainingSymbol: IMethodSymbol method } => (method, symbol.Name),
            _ => (symbol, "-"),
        };
        var type = (symbol as IParameterSymbol)?.Type ?? (symbol as IPropertySymbol)?.Type ?? (symbol as IFieldSymbol)?.Type;
        if (type?.SpecialType != SpecialType.System_String || !Visibility.IsSeenOutside(member is IPropertySymbol { SetMethod: { } setter } ? setter : member, hasFriends) || member.GetDocumentationCommentId() is not { } id)
            return null;
        // Whether there are parameters for the fix to use is not known from outside.
        var known = style is SqlStyle.AdoNet or SqlStyle.Dapper or SqlStyle.EntityFramework ? SqlStyle.Other : style;
        return $"sink\t{id}\t{parameter}\t{SqlStyles.ByName.First(named => named.Value == known).Key}";
    }

    private static IEnumerable<SqlLine> Read(IAssemblySymbol assembly) => assembly.GetAttributes()
        .Where(attribute => attribute.AttributeClass is { Name: "AssemblyMetadataAttribute", ContainingNamespace.Name: "Reflection" })
        .Select(attribute => attribute.ConstructorArguments is [{ Value: Key }, { Value: string { Length: <= LongestLine } line }] ? line : null)
        .OfType<string>().Take(MostLines)
        .SelectMany(line => SqlLineReader.Read(SourceText.From(line), path: null))
        .Select(read => read.Line is { Kind: SqlLineKind.Sink, IsType: false, Style: not SqlStyle.None } line ? line with { Declarer = assembly } : null)
        .OfType<SqlLine>();

    private sealed record Lines(ImmutableArray<SqlLine> All);
}

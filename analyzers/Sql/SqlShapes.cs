using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;

namespace Polp.Analyzers;

/// <summary>ADO.NET by the shape of the type, so that no driver needs a line: commands, batch commands, adapters, connections and data sources.</summary>
internal sealed class SqlShapes(Compilation compilation)
{
    private static readonly string[] TextNames = ["command", "sql", "text", "query", "statement"];

    private readonly INamedTypeSymbol? command = compilation.GetTypeByMetadataName("System.Data.IDbCommand");
    private readonly INamedTypeSymbol? batchCommand = compilation.GetTypeByMetadataName("System.Data.Common.DbBatchCommand");
    private readonly INamedTypeSymbol? adapter = compilation.GetTypeByMetadataName("System.Data.IDataAdapter");
    private readonly INamedTypeSymbol? connection = compilation.GetTypeByMetadataName("System.Data.IDbConnection");
    private readonly INamedTypeSymbol? dataSource = compilation.GetTypeByMetadataName("System.Data.Common.DbDataSource");
    private readonly ConcurrentDictionary<ITypeSymbol, bool> commands = new(SymbolEqualityComparer.Default);

    /// <summary>False when the compilation cannot know a command.</summary>
    public bool Any => command is not null || batchCommand is not null;

    /// <summary>True for the text of a command.</summary>
    public bool IsText(IPropertySymbol property) => property.Name == "CommandText" && IsCommand(property.ContainingType);

    /// <summary>True for the parameter that carries the text of a new command or of an adapter's.</summary>
    public bool IsText(IParameterSymbol parameter) =>
        parameter is { Type.SpecialType: SpecialType.System_String, ContainingSymbol: IMethodSymbol method } && First(method) == parameter.Ordinal && (method.MethodKind, method.Name) switch
        {
            (MethodKind.Constructor, _) => IsCommand(method.ContainingType) ? !Names(parameter, "connection") : IsAdapter(method.ContainingType) && TextNames.Any(n => Names(parameter, n)),
            (_, "CreateCommand") => Is(method.ContainingType, dataSource) || Is(method.ContainingType, connection) && TextNames.Any(n => Names(parameter, n)),
            _ => false,
        };

    /// <summary>True for a command or an adapter, which take their text when they are made.</summary>
    public bool IsMadeWithText(ITypeSymbol type) => IsCommand(type) || IsAdapter(type);

    /// <summary>True for an adapter, whose commands are made inside it.</summary>
    public bool IsAdapter(ITypeSymbol type) => Is(type, adapter);

    private static int First(IMethodSymbol method) => method.Parameters.FirstOrDefault(p => p.Type.SpecialType == SpecialType.System_String)?.Ordinal ?? -1;

    private static bool Names(IParameterSymbol parameter, string part) => parameter.Name.IndexOf(part, StringComparison.OrdinalIgnoreCase) >= 0;

    private bool IsCommand(ITypeSymbol type) => commands.GetOrAdd(type, t => Is(t, command) || Is(t, batchCommand));

    private static bool Is(ITypeSymbol type, INamedTypeSymbol? wanted)
    {
        if (wanted is null)
            return false;
        for (var at = type; at is not null; at = at.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(at, wanted))
                return true;
        }
        return wanted.TypeKind == TypeKind.Interface && type.AllInterfaces.Any(i => SymbolEqualityComparer.Default.Equals(i, wanted));
    }
}

using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Polp.Analyzers;

/// <summary>How a sink's library takes parameters; it decides what the message advises.</summary>
internal enum SqlStyle
{
    AdoNet,
    Dapper,
    EntityFramework,
}

/// <summary>A value that becomes SQL text.</summary>
internal readonly record struct SqlSink(IOperation Text, SqlStyle Style);

/// <summary>
/// Where text becomes SQL: ADO.NET by the shape of the type (whatever implements IDbCommand, and DbBatchCommand, and DbDataSource), the
/// libraries by table.
/// </summary>
internal sealed class SqlSinks
{
    private static readonly Lazy<ImmutableArray<(string Type, string Member, string Parameter, SqlStyle Style)>> Table = new(ReadTable);

    private readonly INamedTypeSymbol? command;
    private readonly INamedTypeSymbol? batchCommand;
    private readonly INamedTypeSymbol? dataSource;
    private readonly Dictionary<INamedTypeSymbol, ILookup<string, (string Parameter, SqlStyle Style)>> libraries = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<ITypeSymbol, bool> commands = new(SymbolEqualityComparer.Default);

    private SqlSinks(Compilation compilation)
    {
        command = compilation.GetTypeByMetadataName("System.Data.IDbCommand");
        batchCommand = compilation.GetTypeByMetadataName("System.Data.Common.DbBatchCommand");
        dataSource = compilation.GetTypeByMetadataName("System.Data.Common.DbDataSource");
        foreach (var type in Table.Value.GroupBy(row => row.Type, StringComparer.Ordinal))
        {
            if (compilation.GetTypeByMetadataName(type.Key) is { } library)
                libraries[library] = type.ToLookup(row => row.Member, row => (row.Parameter, row.Style), StringComparer.Ordinal);
        }
    }

    /// <summary>The sinks of a compilation, or null when it references nothing that runs SQL.</summary>
    public static SqlSinks? Of(Compilation compilation) =>
        new SqlSinks(compilation) is { } sinks && (sinks.command is not null || sinks.libraries.Count > 0) ? sinks : null;

    /// <summary>The text that an operation hands to a database, or null.</summary>
    public SqlSink? At(IOperation operation) => operation switch
    {
        ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property: { Name: "CommandText" } property } } assignment
            when IsCommand(property.ContainingType) => new(assignment.Value, SqlStyle.AdoNet),
        IObjectCreationOperation { Constructor: { } constructor } creation => Constructor(constructor, creation.Arguments),
        IInvocationOperation { TargetMethod.MethodKind: MethodKind.Constructor } initializer => Constructor(initializer.TargetMethod, initializer.Arguments),
        IInvocationOperation call => Call(call),
        _ => null,
    };

    private SqlSink? Constructor(IMethodSymbol constructor, ImmutableArray<IArgumentOperation> arguments)
    {
        if (Library(constructor, "#ctor", arguments) is { } known)
            return known;
        return IsCommand(constructor.ContainingType) && constructor.Parameters.FirstOrDefault() is { Type.SpecialType: SpecialType.System_String } first
            ? Argument(arguments, first.Name, SqlStyle.AdoNet)
            : null;
    }

    private SqlSink? Call(IInvocationOperation call)
    {
        if (Library(call.TargetMethod, call.TargetMethod.Name, call.Arguments) is { } known)
            return known;
        return call.TargetMethod is { Name: "CreateCommand", Parameters: [{ Type.SpecialType: SpecialType.System_String } text] }
            && Derives(call.TargetMethod.ContainingType, dataSource)
                ? Argument(call.Arguments, text.Name, SqlStyle.AdoNet)
                : null;
    }

    private SqlSink? Library(IMethodSymbol method, string name, ImmutableArray<IArgumentOperation> arguments)
    {
        if (libraries.Count == 0 || !libraries.TryGetValue(method.ContainingType.OriginalDefinition, out var members))
            return null;
        foreach (var (parameter, style) in members[name])
        {
            if (Argument(arguments, parameter, style) is { } sink)
                return sink;
        }
        return null;
    }

    private static SqlSink? Argument(ImmutableArray<IArgumentOperation> arguments, string parameter, SqlStyle style)
    {
        foreach (var argument in arguments)
        {
            if (argument.Parameter?.Name == parameter && argument.ArgumentKind == ArgumentKind.Explicit && argument.Parameter.Type.SpecialType == SpecialType.System_String)
                return new(argument.Value, style);
        }
        return null;
    }

    private bool IsCommand(ITypeSymbol type) => commands.GetOrAdd(type, t =>
        SymbolEqualityComparer.Default.Equals(t, command)
        || t.AllInterfaces.Any(i => SymbolEqualityComparer.Default.Equals(i, command))
        || Derives(t, batchCommand));

    private static bool Derives(ITypeSymbol type, INamedTypeSymbol? ancestor)
    {
        for (var at = type; at is not null && ancestor is not null; at = at.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(at, ancestor))
                return true;
        }
        return false;
    }

    private static ImmutableArray<(string, string, string, SqlStyle)> ReadTable()
    {
        using var reader = new StreamReader(typeof(SqlSinks).Assembly.GetManifestResourceStream("sql-sinks.tsv")!);
        return
        [
            .. reader.ReadToEnd().Split('\n').Select(line => line.TrimEnd('\r'))
                .Where(line => line.Length > 0 && line[0] != '#').Skip(1)
                .Select(line => line.Split('\t'))
                .Select(f => (f[0], f[1], f[2], f[3] == "ef" ? SqlStyle.EntityFramework : SqlStyle.Dapper)),
        ];
    }
}

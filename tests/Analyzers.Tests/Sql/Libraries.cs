using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.InteropServices;
using Microsoft.CodeAnalysis;

namespace Polp.Analyzers.Tests.Sql;

/// <summary>Libraries that the tables name, beside those that every test sees.</summary>
internal static class Libraries
{
    public static ImmutableArray<MetadataReference> All { get; } =
    [
        .. new[]
        {
            "ClickHouse.Driver", "FirebirdSql.Data.FirebirdClient", "FluentMigrator.Abstractions", "JetBrains.Annotations", "linq2db", "Microsoft.Azure.Cosmos.Client",
            "Microsoft.Data.SqlClient", "MySql.Data", "Npgsql", "Newtonsoft.Json", "SQLite-net", "System.Configuration.ConfigurationManager", "System.Data.SQLite",
            "Microsoft.Extensions.Configuration.Abstractions", "Microsoft.Extensions.Configuration.Binder", "Microsoft.Extensions.Primitives",
        }.Select(Reference),
    ];

    /// <summary>Two that declare types of the same names as one of the others.</summary>
    public static ImmutableArray<MetadataReference> Older { get; } = [Reference("MySqlConnector"), Reference("System.Data.SqlClient")];

    /// <summary>The reference pack that came with the running SDK; it stands beside the runtime.</summary>
    public static ImmutableArray<MetadataReference> AspNetCore { get; } =
        [.. Directory.GetDirectories(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", "packs", "Microsoft.AspNetCore.App.Ref"), "10.*")
            .Order(StringComparer.Ordinal).TakeLast(1)
            .SelectMany(version => Directory.GetFiles(Path.Combine(version, "ref", "net10.0"), "Microsoft.AspNetCore.*.dll"))
            .Select(path => MetadataReference.CreateFromFile(path))];

    private static MetadataReference Reference(string name) => MetadataReference.CreateFromFile(Assembly.Load(name).Location);
}

using System.Runtime.InteropServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Polp.Analyzers;

namespace Polp.Capabilities.Tests;

/// <summary>Every public or protected member of the reference packs of .NET and ASP.NET that came with the running SDK.</summary>
internal static class Platform
{
    private static readonly Lazy<CSharpCompilation> Compiled = new(() => CSharpCompilation.Create("Platform", references:
        new[] { "Microsoft.NETCore.App.Ref", "Microsoft.AspNetCore.App.Ref" }
            .SelectMany(pack => Directory.GetFiles(Newest(pack), "*.dll").Order(StringComparer.Ordinal))
            .Select(path => MetadataReference.CreateFromFile(path))));

    /// <summary>The libraries about which there are lines beside the platform's.</summary>
    private static readonly string[] Libraries =
    [
        "AWSSDK.Core", "AWSSDK.S3", "Azure.Core", "Azure.Identity", "Azure.Storage.Blobs", "Dapper", "Grpc.Net.Client", "MailKit", "Microsoft.Data.SqlClient", "Microsoft.Data.Sqlite",
        "Microsoft.EntityFrameworkCore", "Microsoft.EntityFrameworkCore.Relational", "Microsoft.EntityFrameworkCore.Sqlite", "Microsoft.EntityFrameworkCore.SqlServer", "MimeKit",
        "MySqlConnector", "Newtonsoft.Json", "NLog", "Npgsql", "Npgsql.EntityFrameworkCore.PostgreSQL", "RabbitMQ.Client", "Serilog", "Serilog.Sinks.File", "StackExchange.Redis",
    ];

    private static readonly Lazy<CSharpCompilation> WithLibraries = new(() => Compiled.Value.AddReferences(Libraries.Select(name => MetadataReference.CreateFromFile(Path.Combine(AppContext.BaseDirectory, name + ".dll")))));

    private static readonly Lazy<SymbolMember[]> OfLibraries = new(() => [.. WithLibraries.Value.References.Skip(Compiled.Value.References.Count())
        .Select(reference => (IAssemblySymbol)WithLibraries.Value.GetAssemblyOrModuleSymbol(reference)!).SelectMany(assembly => Types(assembly.GlobalNamespace)).SelectMany(Members)]);

    private static readonly Lazy<SymbolMember[]> Listed = new(() => [.. Types(Compiled.Value.GlobalNamespace).SelectMany(Members)]);

    public static IReadOnlyList<SymbolMember> All => Listed.Value;

    /// <summary>The members of the libraries.</summary>
    public static IReadOnlyList<SymbolMember> InLibraries => OfLibraries.Value;

    /// <summary>The member or type with the documentation-comment id, or null.</summary>
    public static ISymbol? Resolve(string id) => DocumentationCommentId.GetFirstSymbolForDeclarationId(id, Compiled.Value) ?? DocumentationCommentId.GetFirstSymbolForDeclarationId(id, WithLibraries.Value);

    /// <summary>The one row that decides the member with the documentation-comment id.</summary>
    public static ApiRow RowOf(string id)
    {
        var symbol = Resolve(id);
        Assert.True(symbol is not null, $"{id} is not in the reference packs");
        var row = Catalogue.Default.Find(SymbolMember.Of(symbol)!);
        Assert.True(row is not null, $"no row decides {id}");
        return row;
    }

    // <dotnet root>/shared/Microsoft.NETCore.App/<version>/ is where the runtime lies; the packs stand beside shared.
    private static string Newest(string pack)
    {
        var root = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));
        var versions = Path.Combine(root, "packs", pack);
        var newest = Directory.GetDirectories(versions, "10.*").MaxBy(path => Version.Parse(Path.GetFileName(path).Split('-')[0]));
        return Path.Combine(newest ?? throw new DirectoryNotFoundException($"No version 10 of {pack} under {versions}"), "ref", "net10.0");
    }

    private static IEnumerable<INamedTypeSymbol> Types(INamespaceOrTypeSymbol parent) => parent.GetMembers().SelectMany(member => member switch
    {
        INamespaceSymbol space => Types(space),
        INamedTypeSymbol type when IsVisible(type) => Types(type).Prepend(type),
        _ => [],
    });

    private static IEnumerable<SymbolMember> Members(INamedTypeSymbol type) => type.GetMembers()
        .Where(member => member is not INamedTypeSymbol && IsVisible(member) && member is not IMethodSymbol { AssociatedSymbol: not null })
        .Select(SymbolMember.Of).OfType<SymbolMember>();

    private static bool IsVisible(ISymbol symbol) =>
        symbol.DeclaredAccessibility is Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal;
}

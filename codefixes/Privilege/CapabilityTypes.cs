using Microsoft.CodeAnalysis;

namespace Polp.CodeFixes;

/// <summary>The types whose objects are what a service should be handed: they hold the authority, and do not only name it.</summary>
internal static class CapabilityTypes
{
    // With the name of a parameter of the type.
    private static readonly Dictionary<string, string> Stems = new(StringComparer.Ordinal)
    {
        ["System.IO.Stream"] = "stream",
        ["System.IO.TextReader"] = "reader",
        ["System.IO.TextWriter"] = "writer",
        ["Microsoft.Win32.SafeHandles.SafeFileHandle"] = "handle",
        ["System.Net.Sockets.Socket"] = "socket",
        ["System.Net.Sockets.TcpClient"] = "client",
        ["System.Net.Sockets.TcpListener"] = "listener",
        ["System.Net.Sockets.UdpClient"] = "client",
        ["System.Net.Http.HttpClient"] = "client",
        ["System.Net.Http.HttpMessageHandler"] = "handler",
        ["System.Data.Common.DbConnection"] = "connection",
        ["System.Data.Common.DbDataSource"] = "database",
        ["Microsoft.Extensions.FileProviders.IFileProvider"] = "files",
    };

    // What nothing is lost of by being used: one object serves all calls.
    private static readonly HashSet<string> Shared = new(StringComparer.Ordinal) { "System.Net.Http.HttpClient", "System.Data.Common.DbDataSource", "Microsoft.Extensions.FileProviders.IFileProvider" };

    /// <summary>The widest capability type that an object of the type is, or null where it is none.</summary>
    public static INamedTypeSymbol? Of(ITypeSymbol? type) =>
        Ancestors(type).Concat(type?.AllInterfaces ?? []).FirstOrDefault(ancestor => Stems.ContainsKey(ancestor.ToDisplayString()));

    /// <summary>The name of a parameter of the capability type.</summary>
    public static string Stem(ITypeSymbol capability) => Stems[capability.ToDisplayString()];

    /// <summary>True when an object holds one for its life instead of one for each call.</summary>
    public static bool IsShared(ITypeSymbol capability) => Shared.Contains(capability.ToDisplayString());

    private static IEnumerable<INamedTypeSymbol> Ancestors(ITypeSymbol? type)
    {
        for (var at = type as INamedTypeSymbol; at is not null; at = at.BaseType)
            yield return at;
    }
}

using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Polp.Capabilities;

namespace Polp.Analyzers;

/// <summary>The catalogue's verdict on each member a compilation uses, found once and shared by all rules.</summary>
/// <param name="catalogue">The tables that ship, under those of the project.</param>
/// <param name="own">The compilation's own assembly.</param>
/// <param name="libraries">What the members of referenced libraries reach, where the build has said so.</param>
internal sealed class Verdicts(Catalogue catalogue, IAssemblySymbol own, LibrarySummary? libraries = null)
{
    private static readonly string[] PlatformTokens = ["b03f5f7f11d50a3a", "b77a5c561934e089", "7cec85d7bea7798e", "cc7b13ffcd2ddd51", "adb9793829ddae60", "31bf3856ad364e35"];

    private static readonly string[] PlatformNames = ["System", "Microsoft.CSharp", "Microsoft.VisualBasic", "Microsoft.Win32", "Microsoft.AspNetCore", "Microsoft.Extensions", "Microsoft.Net", "Microsoft.JSInterop", "mscorlib", "netstandard", "WindowsBase"];

    private readonly ConcurrentDictionary<IAssemblySymbol, bool> foreign = new(SymbolEqualityComparer.Default);
    // References outlive the compilations that an editor makes one after the other, and so does what the catalogue says of them.
    private static readonly ConditionalWeakTable<Catalogue, ConditionalWeakTable<IAssemblySymbol, ConcurrentDictionary<ISymbol, ApiRow?>>> Referenced = new();

    private readonly ConditionalWeakTable<IAssemblySymbol, ConcurrentDictionary<ISymbol, ApiRow?>> referenced = Referenced.GetOrCreateValue(catalogue);
    private readonly ConcurrentDictionary<ISymbol, ApiRow?> rows = new(SymbolEqualityComparer.Default);

    /// <summary>The row that decides the member, or null when the catalogue has none.</summary>
    public ApiRow? For(ISymbol symbol)
    {
        var member = SymbolMember.Definition(symbol);
        var known = member.ContainingAssembly is { } assembly && IsReference(assembly) ? referenced.GetValue(assembly, _ => new(SymbolEqualityComparer.Default)) : rows;
        return known.TryGetValue(member, out var row) ? row : known.GetOrAdd(member, Find);
    }

    // A project in the same editor is source, and made anew with every edit of it.
    private bool IsReference(IAssemblySymbol assembly) => !SymbolEqualityComparer.Default.Equals(assembly, own) && assembly is not ISourceAssemblySymbol;

    public LibrarySummary? Libraries => libraries;

    /// <summary>True when the project brings rows of its own.</summary>
    public bool HasTables => catalogue != Catalogue.Default;

    /// <summary>What a member of a library leads to, where no row has the last word on it; a shipped row about a namespace has not, as anybody may use the name.</summary>
    public LibraryMember? Library(ISymbol member, ISymbol runs) =>
        libraries?.Knows(member.ContainingAssembly) == true && !IsDecided(member) ? libraries.Member(runs) : null;

    /// <summary>True when a row has the last word on a member of a library.</summary>
    public bool IsDecided(ISymbol member) => For(member) switch
    {
        null or { Pattern: ['(', ..] } => false,
        { Pattern: ['N', ..] } row => CapabilityTables.IsTable(row.Source),
        _ => true,
    };

    /// <summary>True for an assembly that is neither the project's nor one of the platform's, which the catalogue knows by heart.</summary>
    public bool IsForeign(IAssemblySymbol? assembly) =>
        assembly is not null && !SymbolEqualityComparer.Default.Equals(assembly, own) && foreign.GetOrAdd(assembly, a => !IsPlatform(a.Identity));

    private static bool IsPlatform(AssemblyIdentity identity) =>
        PlatformNames.Any(name => identity.Name == name || identity.Name.StartsWith(name + ".", StringComparison.Ordinal))
        && PlatformTokens.Contains(string.Concat(identity.PublicKeyToken.Select(part => part.ToString("x2", System.Globalization.CultureInfo.InvariantCulture))));

    // The project's own code has no rows, whatever namespace it stands in, but those that the project wrote about it; its override of a
    // platform member has the row of that member.
    private ApiRow? Find(ISymbol symbol)
    {
        if (SymbolMember.Of(symbol) is not { } member)
            return null;
        if (!SymbolEqualityComparer.Default.Equals(symbol.ContainingAssembly, own))
            return catalogue.Find(member);
        if (catalogue != Catalogue.Default && catalogue.FindOwn(member) is { } written)
            return written;
        return member.Root is SymbolMember root && !SymbolEqualityComparer.Default.Equals(root.Assembly, own) ? catalogue.FindMember(root) : null;
    }
}

using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Polp.Analyzers;

/// <summary>
/// Parameters, properties and fields that say of themselves that they are SQL text: <c>[StringSyntax("sql")]</c>, or JetBrains'
/// <c>[LanguageInjection("SQL")]</c>, on the symbol or on what it overrides or implements.
/// </summary>
internal sealed class SqlMarks
{
    private static readonly HashSet<string> Written = new(StringComparer.Ordinal) { "StringSyntax", "StringSyntaxAttribute", "LanguageInjection", "LanguageInjectionAttribute" };

    /// <summary>The types of the attributes that are marks.</summary>
    public static readonly ImmutableArray<string> TypeNames = ImmutableArray.Create("StringSyntaxAttribute", "LanguageInjectionAttribute");

    private readonly ConcurrentDictionary<ISymbol, bool> marked = new(SymbolEqualityComparer.Default);

    /// <summary>The attribute of the platform that is a mark; null where it does not exist.</summary>
    public static INamedTypeSymbol? Syntax(Compilation compilation) =>
        compilation.GetTypesByMetadataName("System.Diagnostics.CodeAnalysis.StringSyntaxAttribute").FirstOrDefault(type => compilation.IsSymbolAccessibleWithin(type, compilation.Assembly));

    /// <summary>The names of the methods, types, properties and fields of a compilation that bear a mark, or that have a parameter which does; read from the text, so some may bear another mark.</summary>
    public static IEnumerable<string> Names(Compilation compilation) => compilation.SyntaxTrees
        .Where(tree => Written.Any(Mentions.In(tree).Has))
        .SelectMany(tree => tree.GetRoot().DescendantNodes().OfType<AttributeSyntax>())
        .Where(attribute => Written.Contains(attribute.Name.GetLastToken().ValueText))
        .SelectMany(attribute => Bearers(attribute.Parent?.Parent))
        .Select(name => name.ValueText);

    public bool IsMarked(ISymbol symbol) => marked.GetOrAdd(symbol.OriginalDefinition, Read);

    private static bool Read(ISymbol symbol)
    {
        if (symbol.GetAttributes().Any(IsMark))
            return true;
        return symbol is IParameterSymbol { ContainingSymbol: IMethodSymbol method } parameter
            ? Declarations.Of(method).OfType<IMethodSymbol>().Any(m => m.Parameters.ElementAtOrDefault(parameter.Ordinal)?.GetAttributes().Any(IsMark) == true)
            : symbol is IPropertySymbol && Declarations.Of(symbol).Any(p => p.GetAttributes().Any(IsMark));
    }

    private static IEnumerable<SyntaxToken> Bearers(SyntaxNode? marked) => marked switch
    {
        ParameterSyntax { Parent.Parent: MethodDeclarationSyntax method } => [method.Identifier],
        ParameterSyntax { Parent.Parent: LocalFunctionStatementSyntax function } => [function.Identifier],
        ParameterSyntax { Parent.Parent: ConstructorDeclarationSyntax constructor } => [constructor.Identifier],
        // What a record is given by position is set by its name, too.
        ParameterSyntax { Parent.Parent: BaseTypeDeclarationSyntax type } parameter => [type.Identifier, parameter.Identifier],
        ParameterSyntax { Parent.Parent: DelegateDeclarationSyntax function } => [function.Identifier],
        PropertyDeclarationSyntax property => [property.Identifier],
        FieldDeclarationSyntax field => field.Declaration.Variables.Select(variable => variable.Identifier),
        _ => [],
    };

    // By name: libraries bring such attributes as internal source.
    private static bool IsMark(AttributeData attribute) =>
        attribute.AttributeClass is { } type && TypeNames.Contains(type.Name)
        && attribute.ConstructorArguments.FirstOrDefault() is { Kind: not (TypedConstantKind.Array or TypedConstantKind.Error), Value: { } language } argument
        && IsSql(language as string ?? Member(argument));

    private static string Member(TypedConstant constant) =>
        constant.Type?.GetMembers().OfType<IFieldSymbol>().FirstOrDefault(f => f.HasConstantValue && Equals(f.ConstantValue, constant.Value))?.Name ?? "";

    /// <summary>True for sql, T-SQL, PostgreSQL, MySQL, PL/SQL, HQL; "nosql" names what it is not.</summary>
    public static bool IsSql(string language) =>
        language.IndexOf("sql", StringComparison.OrdinalIgnoreCase) >= 0 && language.IndexOf("nosql", StringComparison.OrdinalIgnoreCase) < 0
        || language.Equals("hql", StringComparison.OrdinalIgnoreCase);
}

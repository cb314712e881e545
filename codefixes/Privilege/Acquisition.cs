using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Polp.Analyzers;

namespace Polp.CodeFixes;

/// <summary>A reported expression whose authority can be taken as an object instead.</summary>
/// <param name="Written">The expression.</param>
/// <param name="Types">What to take, the widest first.</param>
/// <param name="Stem">The name of the object.</param>
/// <param name="Use">What stands in the place of the expression when the object has a name, with the statements that go before it.</param>
/// <param name="Acquire">What makes the object, given how parts of the expression read where it is made.</param>
/// <param name="IsClosed">True when the code let go of the object before it went on, so that whoever makes it now must.</param>
/// <param name="Parts">Of the expression, what is needed to make the object.</param>
internal sealed record Acquisition(
    ExpressionSyntax Written, ImmutableArray<ITypeSymbol> Types, string Stem, Func<string, UseOfTaken> Use, Func<Translation, ExpressionSyntax> Acquire, bool IsClosed, ImmutableArray<ExpressionSyntax> Parts)
{
    /// <summary>The object itself is what the expression gives.</summary>
    public bool IsWhole { get; private init; }

    /// <summary>To make the object may empty a file.</summary>
    public bool Writes { get; init; }

    /// <summary>A container gives it.</summary>
    public bool IsAsked { get; private init; }

    /// <summary>The statement that opens what was made closed, which goes where the object is made.</summary>
    public ExpressionStatementSyntax? Opening { get; private init; }

    /// <param name="site">The node that the report stands at.</param>
    /// <param name="model">Of its tree.</param>
    /// <param name="types">Writes types where the report stands.</param>
    /// <param name="verdicts">What the catalogue says of members.</param>
    public static Acquisition? Of(SyntaxNode site, SemanticModel model, WrittenTypes types, Verdicts verdicts, CancellationToken token)
    {
        foreach (var written in site.AncestorsAndSelf().TakeWhile(node => node is not (StatementSyntax or MemberDeclarationSyntax)).OfType<ExpressionSyntax>())
        {
            if (model.GetOperation(written, token) is IInvocationOperation or IObjectCreationOperation && model.GetOperation(written, token) is { } operation
                && operation.Syntax == written && (SitePlace.Of(operation).SourceSpan == site.Span || written == site))
                return Whole(written, operation, model, verdicts) ?? FileContent.Of(written, operation, types, model.Compilation) ?? HeldOverload.Of(written, operation, model.Compilation, verdicts);
        }
        return null;
    }

    /// <summary>What is asked of a container, which will hand it in: no code has to make it.</summary>
    public static Acquisition Asked(ExpressionSyntax written, ITypeSymbol type, string stem) =>
        new(written, ImmutableArray.Create(type), stem, UseOfTaken.Itself, _ => written, IsClosed: false, ImmutableArray<ExpressionSyntax>.Empty) { IsWhole = true, IsAsked = true };

    private static Acquisition? Whole(ExpressionSyntax written, IOperation operation, SemanticModel model, Verdicts verdicts)
    {
        if (CapabilityTypes.Of(operation.Type) is not { } wide || operation is IInvocationOperation { Instance: { Type: { } on } } && CapabilityTypes.Of(on) is not null)
            return null;
        var target = model.GetTypeInfo(written).ConvertedType;
        var types = new[] { CapabilityTypes.Of(target) is null ? null : target, wide, operation.Type! }.OfType<ITypeSymbol>().Distinct<ITypeSymbol>(SymbolEqualityComparer.Default);
        // What is handed over as the type it has was not widened by anybody.
        var wanted = SymbolEqualityComparer.Default.Equals(target, operation.Type) ? types.Skip(1).Append(operation.Type!).Distinct<ITypeSymbol>(SymbolEqualityComparer.Default) : types;
        var opening = OpeningStatement.After(written);
        // Handed in closed, a connection would be pointed somewhere here all the same.
        if (CapabilityTypes.Stem(wide) == "connection" && opening is null && OpeningStatement.IsAnywhere(written))
            return null;
        return new(written, wanted.ToImmutableArray(), CapabilityTypes.Stem(wide), UseOfTaken.Itself, translation => translation.Of(written), IsResource(written), ImmutableArray.Create(written)) { IsWhole = true, Writes = CapabilityTypes.Stem(wide) is "stream" or "writer" or "handle" && MayWrite(operation, verdicts), Opening = CapabilityTypes.Stem(wide) == "connection" ? opening : null };
    }

    private static bool MayWrite(IOperation operation, Verdicts verdicts)
    {
        var (member, arguments) = operation switch
        {
            IInvocationOperation call => (call.TargetMethod, call.Arguments),
            IObjectCreationOperation { Constructor: { } constructor } creation => (constructor, creation.Arguments),
            _ => (null, []),
        };
        return member is not null && verdicts.For(member)?.Capabilities.Any(capability => capability is "FILES" or "FILES/WRITE") == true
            && !arguments.Any(argument => argument.Value is IFieldReferenceOperation { Field: { Name: "Open", ContainingType.Name: "FileMode" } });
    }

    /// <summary>True when the expression is what a <c>using</c> disposes of.</summary>
    public static bool IsResource(ExpressionSyntax written) => written.Parent switch
    {
        UsingStatementSyntax scope => scope.Expression == written,
        EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Parent: UsingStatementSyntax } } } => true,
        EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Parent: LocalDeclarationStatementSyntax local } } } => local.UsingKeyword != default,
        _ => false,
    };
}

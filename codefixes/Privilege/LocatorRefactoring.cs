using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeRefactorings;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Operations;

namespace Polp.CodeFixes;

/// <summary>
/// Takes in the constructor what an object asks its service provider for. No rule reports such a call, which reaches whatever is registered, so it is offered where
/// the cursor stands on one. Only for a class that no code creates: the container then hands it in.
/// </summary>
[ExportCodeRefactoringProvider(LanguageNames.CSharp, Name = nameof(LocatorRefactoring))]
internal sealed class LocatorRefactoring : CodeRefactoringProvider
{
    public sealed override async Task ComputeRefactoringsAsync(CodeRefactoringContext context)
    {
        var (document, token) = (context.Document, context.CancellationToken);
        var root = (await document.GetSyntaxRootAsync(token).ConfigureAwait(false))!;
        var model = (await document.GetSemanticModelAsync(token).ConfigureAwait(false))!;
        foreach (var written in root.FindNode(context.Span, getInnermostNodeForTie: true).AncestorsAndSelf().OfType<InvocationExpressionSyntax>().Take(1))
        {
            if (Asked(model.GetOperation(written, token) as IInvocationOperation) is not { } type)
                continue;
            var stem = type.TypeKind == TypeKind.Interface && type.Name.Length > 1 && type.Name[0] == 'I' && char.IsUpper(type.Name[1]) ? type.Name.Substring(1) : type.Name;
            var asked = Acquisition.Asked(written, type, char.ToLowerInvariant(stem[0]) + stem.Substring(1));
            var taking = await ConstructorTaking.Of(document, asked, model, SyntaxGenerator.GetGenerator(document), token).ConfigureAwait(false);
            if (taking is not null && await taking.Apply(type, token).ConfigureAwait(false) is { } changed)
                context.RegisterRefactoring(new SolutionAction($"Take '{type.Name}' in the constructor instead of asking for it", nameof(LocatorRefactoring), document.Project.Solution, _ => Task.FromResult(changed)));
        }
    }

    /// <summary>What a provider that the object was handed is asked for.</summary>
    private static INamedTypeSymbol? Asked(IInvocationOperation? call)
    {
        if (call?.TargetMethod is not { Name: "GetRequiredService", TypeArguments: [INamedTypeSymbol { IsUnboundGenericType: false } type], ContainingNamespace: var space } || space.ToDisplayString() != "Microsoft.Extensions.DependencyInjection")
            return null;
        var provider = call.Instance ?? call.Arguments.FirstOrDefault()?.Value;
        while (provider is IConversionOperation conversion)
            provider = conversion.Operand;
        // That of a scope, or of a request, may give another.
        return provider is IFieldReferenceOperation { Instance: IInstanceReferenceOperation } or IPropertyReferenceOperation { Instance: IInstanceReferenceOperation }
            or IParameterReferenceOperation { Parameter.ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Constructor } } && provider.Type?.ToDisplayString() == "System.IServiceProvider" ? type : null;
    }
}

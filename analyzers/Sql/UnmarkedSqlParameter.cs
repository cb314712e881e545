using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Polp.Analyzers;

/// <summary>A parameter that others can give a text and that is handed on whole to SQL: without a mark, its callers in other assemblies are asked nothing.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class UnmarkedSqlParameter() : RuleAnalyzer(Rule.UnmarkedSqlParameter)
{
    protected override void Register(CompilationStartAnalysisContext start)
    {
        // Nobody links a program; what it declares public is called from where every caller is in sight.
        if (start.Compilation.Options.OutputKind is not (OutputKind.DynamicallyLinkedLibrary or OutputKind.NetModule) || SqlProgram.Of(start.Compilation, start.Options) is not { } program)
            return;
        var mark = SqlMarks.Syntax(start.Compilation) is null ? "[LanguageInjection(\"SQL\")]" : "[StringSyntax(\"sql\")]";

        start.RegisterSymbolAction(
            context =>
            {
                foreach (var given in Given(context.Symbol))
                {
                    if (SqlPath.Of(given, program) is { IsEmpty: false } path && !program.Sinks!.IsKnown(given) && !IsDeclaredElsewhere(context.Symbol) && Place(given) is { } place)
                        context.ReportDiagnostic(Diagnostic.Create(Rule.UnmarkedSqlParameter, place, path.Texts.Select(text => text.Syntax.GetLocation()), given.Name, path.Sink, path.Through, mark));
                }
            },
            SymbolKind.Method, SymbolKind.Property, SymbolKind.Field);
    }

    /// <summary>What others can give a text when they call a method or set a member.</summary>
    private static IEnumerable<ISymbol> Given(ISymbol symbol) => symbol switch
    {
        IMethodSymbol { MethodKind: MethodKind.Ordinary or MethodKind.Constructor, IsImplicitlyDeclared: false } method when Visibility.IsSeenOutside(method) => method.Parameters.Where(p => IsText(p.Type)),
        // What a record gets by its position is given to its constructor, and a mark would not be asked there.
        IPropertySymbol { SetMethod: { } setter, IsImplicitlyDeclared: false } property when IsText(property.Type) && Visibility.IsSeenOutside(setter) && !IsPositional(property) => [property],
        IFieldSymbol { IsReadOnly: false, IsConst: false, IsImplicitlyDeclared: false } field when IsText(field.Type) && Visibility.IsSeenOutside(field) => [field],
        _ => [],
    };

    private static bool IsPositional(IPropertySymbol property) => property.DeclaringSyntaxReferences.Any(declared => declared.GetSyntax() is ParameterSyntax);

    private static bool IsText(ITypeSymbol type) => type.SpecialType == SpecialType.System_String;

    // Callers know it by what it overrides or implements: that is marked instead, and what others declare cannot be.
    private static bool IsDeclaredElsewhere(ISymbol member) => Declarations.Of(member).Skip(1).Any(declared => declared.DeclaringSyntaxReferences.IsEmpty || Visibility.IsSeenOutside(declared));

    private static Location? Place(ISymbol given) => given.Locations.FirstOrDefault(location => location.IsInSource);
}

using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Polp.Capabilities;

namespace Polp.Analyzers;

/// <summary>
/// A capability that a project asks for and none of its code uses. That can be said only where nothing is called but the platform and libraries that were summarised, and
/// no code is chosen at run time: the use may be hidden behind it.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class UnusedGrant() : RuleAnalyzer(Rule.UnusedGrant)
{
    protected override void Register(CompilationStartAnalysisContext start)
    {
        if (!ServiceCode.Of(start.Compilation, start.Options).Any)
            return;
        var program = PrivilegeProgram.Of(start.Compilation, start.Options, start.CancellationToken);
        var grants = program.Grants.Names.Where(Capability.IsKnown).ToArray();
        if (grants.Length == 0)
            return;

        var used = new ConcurrentDictionary<string, byte>(StringComparer.Ordinal);
        start.RegisterOperationBlockAction(context =>
        {
            foreach (var facts in context.OperationBlocks.Select(program.At))
            {
                if (!facts.IsClosed)
                    used.TryAdd("UNKNOWN", 0);
                foreach (var use in facts.Uses)
                    Note(use);
                // The process needs it for what it was handed.
                foreach (var capability in facts.Held)
                    used.TryAdd(capability, 0);
            }
        });
        start.RegisterSymbolAction(
            context =>
            {
                var type = (INamedTypeSymbol)context.Symbol;
                if (type.BaseType?.ContainingAssembly is { } library && program.Verdicts.Libraries?.Knows(library) == true)
                {
                    foreach (var capability in program.Verdicts.Libraries.Widest(library))
                        used.TryAdd(capability, 0);
                }
                else if (program.Verdicts.IsForeign(type.BaseType?.ContainingAssembly))
                    used.TryAdd("UNKNOWN", 0);
                foreach (var constructor in type.InstanceConstructors)
                {
                    if (ImplicitBaseCall.Called(constructor) is { } called && ImplicitBaseCall.Of(constructor, called, program.Verdicts) is { } use)
                        Note(use);
                }
            },
            SymbolKind.NamedType);
        start.RegisterCompilationEndAction(context =>
        {
            if (used.Keys.Any(capability => capability == "UNKNOWN" || BlindSpots.Capabilities.Contains(capability)))
                return;
            foreach (var grant in grants)
            {
                if (Problem(grant, [.. used.Keys.OrderBy(name => name, StringComparer.Ordinal)]) is { } problem)
                    context.ReportDiagnostic(Diagnostic.Create(Rule.UnusedGrant, Location.None, grant, problem));
            }
        });

        void Note(CapabilityUse use)
        {
            foreach (var capability in use.Capabilities)
                used.TryAdd(capability, 0);
        }
    }

    private static string? Problem(string grant, string[] used)
    {
        if (used.Contains(grant))
            return null;
        var parts = used.Where(capability => Capability.Covers(grant, capability)).ToArray();
        return parts.Length == 0
            ? "which no code of this project uses"
            : $"of which its code uses only '{string.Join("' and '", parts)}'";
    }
}

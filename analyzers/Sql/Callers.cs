using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Polp.Analyzers;

/// <summary>Who calls the methods that nobody outside can call, and what they hand over.</summary>
internal sealed class Callers(SqlProgram program)
{
    private const int Deepest = 20;

    private const int MostCauses = 100;

    [ThreadStatic]
    private static HashSet<IParameterSymbol>? asking;

    private readonly ConcurrentDictionary<IParameterSymbol, IReadOnlyCollection<object>> causes = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<IParameterSymbol, bool> safe = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<IMethodSymbol, ImmutableArray<ImmutableArray<IArgumentOperation>>?> calls = new(SymbolEqualityComparer.Default);

    /// <summary>True when every caller hands over text that is proved safe. Recursion adds nothing.</summary>
    public bool AreSafe(IParameterSymbol parameter)
    {
        if (safe.TryGetValue(parameter.OriginalDefinition, out var known))
            return known;
        asking ??= new(SymbolEqualityComparer.Default);
        if (asking.Contains(parameter.OriginalDefinition))
            return true;
        if (asking.Count >= Deepest || parameter.ContainingSymbol is not IMethodSymbol method || Of(method) is not { IsEmpty: false } sites)
            return false;
        asking.Add(parameter.OriginalDefinition);
        try
        {
            var isSafe = sites.All(site => site.Where(a => a.Parameter?.Ordinal == parameter.Ordinal).All(a => IsSafe(a.Value)));
            // Only what rests on no assumption of a question under way is kept.
            if (asking.Count == 1 || !isSafe)
                safe[parameter.OriginalDefinition] = isSafe;
            return isSafe;
        }
        finally
        {
            asking.Remove(parameter.OriginalDefinition);
        }
    }

    /// <summary>What makes a parameter unsafe: the values at its callers that are not known, and the parameters of those who can be called from outside; nothing when others can call its own method.</summary>
    public IReadOnlyCollection<object> Causes(IParameterSymbol parameter) => causes.GetOrAdd(parameter.OriginalDefinition, FindCauses);

    private IReadOnlyCollection<object> FindCauses(IParameterSymbol parameter)
    {
        var (found, seen, pending) = (new HashSet<object>(), new HashSet<IParameterSymbol>(SymbolEqualityComparer.Default), new Queue<IParameterSymbol>());
        if (parameter.ContainingSymbol is IMethodSymbol own && Of(own) is { IsEmpty: false })
            pending.Enqueue(parameter.OriginalDefinition);
        while (pending.Count > 0 && found.Count < MostCauses)
        {
            var at = pending.Dequeue();
            if (!seen.Add(at))
                continue;
            if (at.ContainingSymbol is not IMethodSymbol method || Of(method) is not { IsEmpty: false } sites)
            {
                found.Add(at);
                continue;
            }
            foreach (var value in sites.SelectMany(site => site).Where(a => a.Parameter?.Ordinal == at.Ordinal && !a.Value.ConstantValue.HasValue).Select(a => a.Value))
            {
                foreach (var hole in TextWalk.Read(value).Holes)
                {
                    if (hole.Parameter is { } given)
                        pending.Enqueue(given.OriginalDefinition);
                    else
                        found.Add(hole.Source);
                }
            }
        }
        return found;
    }

    /// <summary>The arguments of every call; null when others may call it.</summary>
    public ImmutableArray<ImmutableArray<IArgumentOperation>>? Of(IMethodSymbol method) => calls.GetOrAdd(method.OriginalDefinition, Read);

    private bool IsSafe(IOperation value)
    {
        if (value.ConstantValue.HasValue)
            return true;
        var text = TextWalk.Read(value);
        return !text.GaveUp && text.Holes.All(hole => hole.Parameter is { } parameter && AreSafe(parameter));
    }

    // Only code that derives from the class can call it, and that code names a table or a schema once and for all.
    private static bool IsForDerivedClasses(ISymbol member) =>
        member is IMethodSymbol { MethodKind: MethodKind.Constructor } && (member.ContainingType.IsAbstract || member.DeclaredAccessibility is Accessibility.Protected or Accessibility.ProtectedOrInternal);

    private ImmutableArray<ImmutableArray<IArgumentOperation>>? Read(IMethodSymbol method)
    {
        if (method.MethodKind is MethodKind.AnonymousFunction or MethodKind.PropertySet or MethodKind.EventAdd || Declarations.Of(method).Any(d => d.DeclaringSyntaxReferences.IsEmpty || Visibility.IsSeenOutside(d) && !IsForDerivedClasses(d)))
            return null;
        var found = ImmutableArray.CreateBuilder<ImmutableArray<IArgumentOperation>>();
        var declarations = new HashSet<ISymbol>(Declarations.Of(method), SymbolEqualityComparer.Default);
        foreach (var body in program.Mentioning(method, isOwn: method.MethodKind == MethodKind.LocalFunction))
        {
            foreach (var operation in body.Calls)
            {
                switch (operation)
                {
                    case IInvocationOperation call when declarations.Contains(call.TargetMethod.OriginalDefinition):
                        found.Add(call.Arguments);
                        break;
                    case IObjectCreationOperation { Constructor: { } constructor } creation when declarations.Contains(constructor.OriginalDefinition):
                        found.Add(creation.Arguments);
                        break;
                    case IMethodReferenceOperation reference when declarations.Contains(reference.Method.OriginalDefinition):
                        return null;
                }
            }
        }
        return found.ToImmutable();
    }
}

using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Polp.Analyzers;

/// <summary>What the walk through texts knows of a compilation: what methods give back, who calls them, what members are given. All of it is read on demand and once.</summary>
internal sealed class SqlProgram
{
    private static readonly ConditionalWeakTable<Compilation, SqlProgram> PerCompilation = new();

    private readonly SourceCode code;
    private readonly Lazy<Wrappers> wrappers;
    private readonly Lazy<SqlCauses> causes;

    private AnalyzerOptions? readWith;

    private SqlProgram(Compilation compilation, SqlSinks? sinks)
    {
        code = SourceCode.Of(compilation);
        Sinks = sinks;
        Summaries = new(this);
        Members = new(this);
        Callers = new(this);
        wrappers = new(() => new(this, Sinks!));
        causes = new(() => new(Wrappers, Callers));
    }

    public Summaries Summaries { get; }

    public MemberValues Members { get; }

    public Callers Callers { get; }

    /// <summary>What becomes SQL and what quotes; null when nothing does.</summary>
    public SqlSinks? Sinks { get; }

    /// <summary>What hands text on to a sink.</summary>
    public Wrappers Wrappers => wrappers.Value;

    /// <summary>What spoils texts that become SQL, each once.</summary>
    public SqlCauses Causes => causes.Value;

    public static SqlProgram Of(Compilation compilation)
    {
        if (PerCompilation.TryGetValue(compilation, out var program))
            return program;
        // Not at once with the other, which takes one out and puts one in.
        lock (PerCompilation)
            return PerCompilation.GetValue(compilation, c => new(c, SqlSinks.Of(c)));
    }

    /// <summary>The program as the rules read it, with what the project's options add; null when nothing in it can be SQL.</summary>
    public static SqlProgram? Of(Compilation compilation, AnalyzerOptions options)
    {
        lock (PerCompilation)
        {
            if (!PerCompilation.TryGetValue(compilation, out var program) || !program.IsReadWith(options))
            {
                program = new(compilation, SqlSinks.Of(compilation, options)) { readWith = options };
                PerCompilation.Remove(compilation);
                PerCompilation.Add(compilation, program);
            }
            return program.Sinks is null ? null : program;
        }
    }

    private bool IsReadWith(AnalyzerOptions options) =>
        readWith is not null && readWith.AdditionalFiles == options.AdditionalFiles && readWith.AnalyzerConfigOptionsProvider == options.AnalyzerConfigOptionsProvider;

    /// <summary>The body of a method of this compilation, or null.</summary>
    public Body? BodyOf(IMethodSymbol method) => code.BodyOf(method) is { } operation ? Body.Around(operation) : null;

    /// <inheritdoc cref="SourceCode.Mentioning(ISymbol, bool)"/>
    public IEnumerable<Body> Mentioning(ISymbol member, bool isOwn) => code.Mentioning(member, isOwn).Select(Body.Around);

    /// <summary>The bodies in which a call of a sink may stand.</summary>
    public IEnumerable<Body> WithSinks(SqlSinks sinks) => code.At(sinks.Roots).Select(Body.Around);

    /// <inheritdoc cref="SourceCode.Targets"/>
    public IEnumerable<IMethodSymbol> Targets(IMethodSymbol method) => code.Targets(method);
}

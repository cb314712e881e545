using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Polp.Analyzers;

/// <summary>A value that becomes SQL text.</summary>
/// <param name="Continues">True when it is put after the text that stands there already, as by <c>+=</c>: even whole it is glued to something.</param>
/// <param name="Part">The element of the value that is the text, as in a deconstruction; null for all of it.</param>
internal readonly record struct SqlSink(IOperation Text, SqlStyle Style, bool Continues = false, string? Part = null)
{
    /// <summary>True when the value becomes one piece of a text beside others, as what is appended to a builder does: it may be a mere name.</summary>
    public bool IsFragment { get; init; }
}

/// <summary>Where text becomes SQL: by table line, by the shape of ADO.NET, or by a mark on the parameter or property. One for each compilation.</summary>
internal sealed class SqlSinks
{
    private readonly SqlShapes shapes;
    private readonly SqlMarks marks = new();
    private readonly MemberTable table;
    private readonly MemberTable summaries;
    private readonly MemberTable quoters;
    private readonly MemberTable safe;
    private readonly SqlSources sources;
    private readonly ConcurrentDictionary<IMethodSymbol, ImmutableArray<(int Ordinal, SqlStyle Style)>> methods = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<ISymbol, SqlStyle> members = new(SymbolEqualityComparer.Default);

    private readonly Lazy<SinkNames> names;

    private SqlSinks(Compilation compilation, AnalyzerOptions? options)
    {
        var lines = SqlLines.Of(compilation, options).ToLookup(line => line.Kind);
        shapes = new(compilation);
        table = new(compilation, lines[SqlLineKind.Sink]);
        summaries = new(compilation, SqlSummary.Of(compilation, table.Assemblies()));
        quoters = new(compilation, lines[SqlLineKind.Quoter]);
        safe = new(compilation, lines[SqlLineKind.Safe]);
        sources = new(new(compilation, lines[SqlLineKind.Source]));
        names = new(() => new(compilation, shapes, table.Members.Concat(summaries.Members)));
    }

    /// <summary>The sinks of a compilation, or null when it references nothing that runs SQL and nothing that could mark a parameter.</summary>
    public static SqlSinks? Of(Compilation compilation, AnalyzerOptions? options = null) =>
        new SqlSinks(compilation, options) is { } sinks
        && (sinks.shapes.Any || !sinks.table.IsEmpty || !sinks.summaries.IsEmpty || !compilation.GetTypesByMetadataName("System.Diagnostics.CodeAnalysis.StringSyntaxAttribute").IsEmpty)
            ? sinks
            : null;

    /// <summary>Every text that an operation hands to a database.</summary>
    public IEnumerable<SqlSink> All(IOperation operation) => operation switch
    {
        IDeconstructionAssignmentOperation { Target: ITupleOperation target, Value: var value } => Deconstructed(target, value),
        IAssignmentOperation { Target: IMemberReferenceOperation target } assignment when Holds(target) is var style and not SqlStyle.None =>
            [new(assignment.Value, Later(style, assignment), assignment is ICompoundAssignmentOperation)],
        IFieldInitializerOperation { InitializedFields: [var field, ..] } initializer when Holds(field.Type, field) is var style and not SqlStyle.None => [new(initializer.Value, style)],
        IPropertyInitializerOperation { InitializedProperties: [var property, ..] } initializer when Holds(property.Type, property) is var style and not SqlStyle.None => [new(initializer.Value, style)],
        IObjectCreationOperation { Constructor: { } constructor } creation => Call(constructor, creation.Arguments),
        IInvocationOperation call => Call(call.TargetMethod, call.Arguments),
        _ => [],
    };

    /// <summary>The pieces of code of a file in which a sink may stand.</summary>
    public IEnumerable<SyntaxNode> Roots(SyntaxTree tree) => names.Value.Roots(tree);

    /// <summary>True for a property or field whose text is checked where it is set, as that of a command is.</summary>
    public bool IsSink(ISymbol member) => (member is IPropertySymbol { Type.SpecialType: SpecialType.System_String } or IFieldSymbol { Type.SpecialType: SpecialType.System_String }) && Style(member) != SqlStyle.None;

    /// <summary>True for a parameter, property or field that is marked as SQL text.</summary>
    public bool IsMarked(ISymbol parameterOrMember) => marks.IsMarked(parameterOrMember);

    /// <summary>True for a parameter, property or field of which every caller is told already: by a mark, by the shape of ADO.NET or by a line, also one that takes it back.</summary>
    public bool IsKnown(ISymbol parameterOrMember) => IsMarked(parameterOrMember) || parameterOrMember switch
    {
        IParameterSymbol { ContainingSymbol: IMethodSymbol method } parameter => shapes.IsText(parameter) || table.Find(method, parameter.Ordinal) is not null,
        IPropertySymbol property => shapes.IsText(property) || table.Find(property) is not null,
        _ => table.Find(parameterOrMember) is not null,
    };

    /// <summary>True for a method that quotes a name, which makes it safe where a name stands and nowhere else.</summary>
    public bool IsQuoter(IMethodSymbol method) => quoters.Find(method) is not null;

    /// <summary>True for a method whose result the project vouches for.</summary>
    public bool IsSafe(IMethodSymbol method) => safe.Find(method) is { IsType: false };

    /// <summary>True for a type whose values the project vouches for.</summary>
    public bool IsSafeType(ITypeSymbol type) => safe.FindType(type) is not null;

    /// <summary>What a leaf of a text is, as a noun phrase ("an HTTP request"), or null when nothing is known.</summary>
    public string? SourceOf(IOperation leaf) => sources.Of(leaf);

    /// <summary>True for a leaf that a stranger may write and from where nobody takes whole statements on purpose.</summary>
    public bool IsForeign(IOperation leaf) => sources.IsForeign(leaf);

    private IEnumerable<SqlSink> Call(IMethodSymbol method, ImmutableArray<IArgumentOperation> arguments)
    {
        if (method.Parameters.IsEmpty || (methods.TryGetValue(method.OriginalDefinition, out var known) ? known : methods.GetOrAdd(method.OriginalDefinition, Parameters)) is not { IsEmpty: false } texts)
            return [];
        var found = new List<SqlSink>();
        foreach (var (ordinal, style) in texts)
        {
            foreach (var argument in arguments)
            {
                if (argument.ArgumentKind == ArgumentKind.Explicit && argument.Parameter?.Ordinal == ordinal && Text(argument) is { } text)
                    found.Add(new(text, style));
            }
        }
        return found;
    }

    private IEnumerable<SqlSink> Deconstructed(ITupleOperation target, IOperation value)
    {
        while (value is IConversionOperation conversion)
            value = conversion.Operand;
        var elements = target.Elements;
        for (var i = 0; i < elements.Length; i++)
        {
            var given = value is ITupleOperation tuple && tuple.Elements.Length == elements.Length ? tuple.Elements[i] : null;
            if (elements[i] is ITupleOperation inner && given is not null)
            {
                foreach (var sink in Deconstructed(inner, given))
                    yield return sink;
            }
            else if (elements[i] is IMemberReferenceOperation member && Holds(member) is var style and not SqlStyle.None)
            {
                if (given is not null)
                    yield return new(given, style);
                else if (TextRoot.PartName(value.Type, i, elements.Length) is { } part)
                    yield return new(value, style, Part: part);
            }
        }
    }

    private ImmutableArray<(int, SqlStyle)> Parameters(IMethodSymbol method) =>
        [.. method.Parameters.Select(p => (p.Ordinal, Style(method, p))).Where(p => p.Item2 != SqlStyle.None)];

    private SqlStyle Style(IMethodSymbol method, IParameterSymbol parameter) =>
        table.Find(method, parameter.Ordinal)?.Style
        ?? (shapes.IsText(parameter) ? shapes.IsAdapter(method.ContainingType) ? SqlStyle.Named : SqlStyle.AdoNet : marks.IsMarked(parameter) ? SqlStyle.Other : summaries.Find(method, parameter.Ordinal)?.Style ?? SqlStyle.None);

    // A command whose text is only continued, or set if it had none, may have parameters that must stay.
    private static SqlStyle Later(SqlStyle style, IAssignmentOperation assignment) =>
        style == SqlStyle.AdoNet && assignment is not ISimpleAssignmentOperation ? SqlStyle.Named : style;

    private SqlStyle Holds(IMemberReferenceOperation target) => target.Member is IPropertySymbol or IFieldSymbol ? Holds(target.Type, target.Member) : SqlStyle.None;

    private SqlStyle Holds(ITypeSymbol? type, ISymbol member) => type?.SpecialType == SpecialType.System_String ? Style(member) : SqlStyle.None;

    private SqlStyle Style(ISymbol member) => members.GetOrAdd(member.OriginalDefinition, m =>
        table.Find(m)?.Style
        ?? (m is IPropertySymbol property && shapes.IsText(property) ? SqlStyle.AdoNet : marks.IsMarked(m) ? SqlStyle.Other : summaries.Find(m)?.Style ?? SqlStyle.None));

    // A text may reach its parameter through a conversion that a library wrote for it, such as RawSqlString's; an interpolated string that
    // becomes a FormattableString or goes to a handler makes parameters, but one that is made from a text by hand does not.
    private static IOperation? Text(IArgumentOperation argument)
    {
        var value = argument.Value;
        if (argument.Parameter?.Type.SpecialType == SpecialType.System_String)
            return value;
        while (value is IConversionOperation conversion)
        {
            value = conversion.Operand;
            if (conversion.OperatorMethod is not null && value.Type?.SpecialType == SpecialType.System_String)
                return value;
        }
        return value is IInvocationOperation { TargetMethod: { Name: "Create", ContainingType.Name: "FormattableStringFactory" }, Arguments: [var format, ..] } ? format.Value : null;
    }
}

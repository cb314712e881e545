using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Polp.Analyzers;

// Methods of the platform that give back a text they were given, kept, or took apart.
internal sealed partial class TextWalk
{
    private bool ToStringOf(IOperation instance, IInvocationOperation call)
    {
        if (Harmless.Type(instance.Type))
        {
            // A format that someone else chooses can write anything.
            if (call.Arguments.FirstOrDefault(a => a.Parameter?.Type.SpecialType == SpecialType.System_String)?.Value is { ConstantValue.HasValue: false } format)
                Push(format);
            else
                Leaf(instance);
            return true;
        }
        if (TextRoot.IsBuilder(instance.Type) || IsTextOrSpan(instance.Type) || instance.Type is { Name: "FormattableString" or "DefaultInterpolatedStringHandler" or "StringWriter" })
        {
            Push(instance);
            return true;
        }
        // What an object is, those who hand it over know; any class may override the method.
        if (call.TargetMethod.ContainingType is not ({ SpecialType: SpecialType.System_Object } or { Name: "IFormattable" or "IConvertible", ContainingNamespace.Name: "System" }))
            return false;
        if (instance is not (IParameterReferenceOperation or ILocalReferenceOperation) || Apart(instance) is not { } text)
            Leaf(call);
        else if (text.Holes.IsEmpty)
            Expand(text, method: null, _ => null);
        else
            Leaf(call, text.Holes.Select(h => h.Parameter).Distinct<IParameterSymbol?>(SymbolEqualityComparer.Default).ToArray() is [{ } parameter] ? parameter : null);
        return true;
    }

    private bool PlatformCall(IInvocationOperation call)
    {
        switch (call.TargetMethod)
        {
            case { Name: "Replace" } when WordPattern.IsRegex(call.TargetMethod.ContainingType):
                return Replaced(call);
            // What matches is a part of what was searched.
            case { Name: "Match" or "Matches" or "Split" } when WordPattern.IsRegex(call.TargetMethod.ContainingType):
                Push(Named(call, "input") ?? call.Instance!);
                return true;
            case { Name: "GetOrAdd", ContainingType.Name: "ConcurrentDictionary" } or { Name: "GetOrCreate" or "GetOrCreateAsync", ContainingType.Name: "CacheExtensions" }:
                return Kept(call);
            case { Name: "ReadToEnd" or "ReadToEndAsync", ContainingType.Name: "StreamReader" or "TextReader" } when call.Instance is { } reader && IsEmbedded(reader, 6):
                isLoose = true;
                Literal("text", call);
                return true;
            default:
                return false;
        }
    }

    private bool Replaced(IInvocationOperation call)
    {
        if (Named(call, "input") is not { } input)
            return false;
        isLoose = true;
        if (Named(call, "replacement") is { } with)
            Push(with);
        else if (Named(call, "evaluator") is { } evaluator && Function(evaluator, program) is { } function && program.Summaries.Returned(function, null, session) is { } text)
            Expand(text, function, _ => input);
        else
            return false;
        Push(input);
        return true;
    }

    // A value that is made when it is first asked for, from its key.
    private bool Kept(IInvocationOperation call)
    {
        var key = Named(call, "key");
        var factory = (Named(call, "valueFactory") ?? Named(call, "factory")) is { } made ? Function(made, program) : null;
        if (factory is not null && program.Summaries.Returned(factory, current.Part, session) is { } text)
            Expand(text, factory, parameter => parameter.Ordinal == 0 ? key : Named(call, "factoryArgument"));
        else if (Named(call, "value") is { } value)
            Push(value);
        else
            return false;
        if (call.Instance is { } kept && IsNamed(kept))
            Push(kept);
        return true;
    }

    /// <summary>True for a reader of a resource of the assembly, which is as fixed as its code.</summary>
    private bool IsEmbedded(IOperation? source, int depth) => depth > 0 && source switch
    {
        IObjectCreationOperation { Type.Name: "StreamReader", Arguments: [{ Value: var stream }, ..] } => IsEmbedded(stream, depth - 1),
        IConversionOperation conversion => IsEmbedded(conversion.Operand, depth),
        ICoalesceOperation { Value: var value, WhenNull: IThrowOperation or IConversionOperation { Operand: IThrowOperation } } => IsEmbedded(value, depth),
        ILocalReferenceOperation local => Body.Around(local).Variables.All(local.Local) is { Count: > 0 } given && given.All(v => v is { Through: null, Part: null } && IsEmbedded(v.Value, depth - 1)),
        IInvocationOperation { TargetMethod.Name: "GetManifestResourceStream" } => true,
        IInvocationOperation { TargetMethod: var method } => program.BodyOf(method)?.Returned(method).ToArray() is { Length: > 0 } returned && returned.All(r => IsEmbedded(r, depth - 1)),
        _ => false,
    };

    /// <summary>True for parameters of commands, whose names stand in SQL as placeholders.</summary>
    private static bool IsDataParameter(ITypeSymbol type) => type.AllInterfaces.Prepend(type).Any(i => i is { Name: "IDataParameter", ContainingNamespace: { Name: "Data", ContainingNamespace.Name: "System" } });

    private static IOperation? Named(IInvocationOperation call, string parameter) => call.Arguments.FirstOrDefault(a => a.Parameter?.Name == parameter)?.Value;
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Polp.Analyzers;

internal sealed partial class TextWalk
{
    private void Call(IInvocationOperation call)
    {
        var method = call.TargetMethod;
        if (method.ContainingType.SpecialType == SpecialType.System_String && TextCall(call, method.Name))
            return;
        if (method is { Name: "ToString", Parameters.IsEmpty: true } && call.Instance is { } instance && (instance.Type?.SpecialType == SpecialType.System_String || Harmless.Is(instance)))
            Push(instance);
        else
            Leaf(call);
    }

    private bool TextCall(IInvocationOperation call, string name)
    {
        switch (name)
        {
            case "Concat":
                Arguments(call, 0);
                return true;
            case "Format":
                Format(call);
                return true;
            case "Join":
                Join(call);
                return true;
            case "Trim" or "TrimStart" or "TrimEnd" or "ToUpper" or "ToLower" or "ToUpperInvariant" or "ToLowerInvariant" or "Substring" or "PadLeft" or "PadRight" or "Remove":
                Push(call.Instance!);
                return true;
            // A replacement by constant text leaves the holes where they are: doubled quotes make nobody safe.
            case "Replace" when Constant(call.Arguments[1].Value) is not null:
                Push(call.Instance!);
                return true;
            // Where the new text lands is not known.
            case "Replace" or "Insert":
                branches = true;
                Push(call.Arguments[1].Value);
                Push(call.Instance!);
                return true;
            default:
                return false;
        }
    }

    private void Arguments(IInvocationOperation call, int from)
    {
        foreach (var argument in call.Arguments.Skip(from).Reverse())
        {
            foreach (var part in Elements(argument.Value).Reverse())
                Push(part);
        }
    }

    private void Join(IInvocationOperation call)
    {
        var items = call.Arguments.Skip(1).SelectMany(a => Elements(a.Value)).ToArray();
        for (var i = items.Length - 1; i >= 0; i--)
        {
            Push(items[i]);
            if (i > 0)
                Push(call.Arguments[0].Value);
        }
    }

    // The literal text of the format first, then what goes into it, so that both count.
    private void Format(IInvocationOperation call)
    {
        var format = call.Arguments.FirstOrDefault(a => a.Parameter?.Name == "format");
        var values = call.Arguments.Where(a => a.Parameter?.Name is not ("format" or "provider")).SelectMany(a => Elements(a.Value)).ToArray();
        if (format is not null && Constant(format.Value) is { } text)
        {
            foreach (var part in CompositeFormat.Parts(text).Reverse())
            {
                if (part.Literal is not null)
                    pending.Push(new(format.Value, part.Literal));
                else if (part.Index < values.Length)
                    Push(values[part.Index]);
            }
            return;
        }
        foreach (var value in values.AsEnumerable().Reverse())
            Push(value);
        if (format is not null)
            Push(format.Value);
    }

    private static IEnumerable<IOperation> Elements(IOperation value) => value switch
    {
        IArrayCreationOperation { Initializer: { } items } => items.ElementValues,
        ICollectionExpressionOperation items => items.Elements,
        IConversionOperation conversion => Elements(conversion.Operand),
        _ => [value],
    };
}

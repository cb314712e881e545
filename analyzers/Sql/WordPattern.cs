using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Polp.Analyzers;

/// <summary>Patterns and predicates that let only word characters through: letters, digits, the underscore, and a dot between names.</summary>
internal static class WordPattern
{
    /// <summary>True for System.Text.RegularExpressions.Regex.</summary>
    public static bool IsRegex(INamedTypeSymbol? type) => type is { Name: "Regex", ContainingNamespace: { Name: "RegularExpressions", ContainingNamespace: { Name: "Text", ContainingNamespace.Name: "System" } } };

    private const string Item = @"(?:\\w|\\d|\\p\{L\w?\}|\\\.|[A-Za-z0-9_]|\[(?:\\w|\\d|\\p\{L\w?\}|\\\.|[A-Za-z0-9]-[A-Za-z0-9]|[A-Za-z0-9_.])+\])(?:[*+?]|\{\d+(?:,\d*)?\})?\??";

    // Anchored at both ends; groups that are repeated but hold no alternation, since a|b would leave one end open.
    private static readonly Regex Anchored = new(
        $@"\A(?:\^|\\A)(?:{Item}|\((?:\?:)?(?:{Item})+(?:\|(?:{Item})+)*\)(?:[*+?]|\{{\d+(?:,\d*)?\}})?)+(?:\$|\\z|\\Z)\z", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    private static readonly Regex OtherCharacters = new(@"\A(?:\\W|\[\^(?:\\w|\\d|[A-Za-z0-9]-[A-Za-z0-9]|[A-Za-z0-9_])+\])\+?\z", RegexOptions.CultureInvariant);

    /// <summary>True when a match of the call means that the whole text is of word characters.</summary>
    public static bool Of(IInvocationOperation match)
    {
        if (match.Arguments.Any(a => a.Parameter?.Type.Name == "RegexOptions" && a.Value.ConstantValue is { HasValue: true, Value: int options } && (options & (int)(RegexOptions.Multiline | RegexOptions.IgnorePatternWhitespace)) != 0))
            return false;
        if (match.Instance is null)
            return match.Arguments.FirstOrDefault(a => a.Parameter?.Name == "pattern")?.Value.ConstantValue is { HasValue: true, Value: string pattern } && IsAnchored(pattern);
        return Made(match.Instance, 3) is { } made && IsAnchored(made);
    }

    /// <summary>True when a replacement takes away everything but word characters: <c>Regex.Replace(name, "[^a-z]", "")</c>.</summary>
    public static bool Cleans(IInvocationOperation replace)
    {
        var pattern = replace.Instance is null ? replace.Arguments.FirstOrDefault(a => a.Parameter?.Name == "pattern")?.Value.ConstantValue.Value as string : Made(replace.Instance, 3);
        return pattern is not null && OtherCharacters.IsMatch(pattern)
            && replace.Arguments.FirstOrDefault(a => a.Parameter?.Name == "replacement")?.Value.ConstantValue is { HasValue: true, Value: string with } && with.All(c => char.IsLetterOrDigit(c) || c == '_');
    }

    /// <summary>True for <c>char.IsLetterOrDigit</c> and lambdas of such tests.</summary>
    public static bool IsOfWordCharacters(IOperation predicate) => predicate switch
    {
        IDelegateCreationOperation { Target: var target } => IsOfWordCharacters(target),
        IMethodReferenceOperation { Method: var method } => IsCharacterTest(method),
        IAnonymousFunctionOperation { Body.Operations: [IReturnOperation { ReturnedValue: { } test }] } => IsTest(test),
        _ => false,
    };

    private static bool IsTest(IOperation test) => test switch
    {
        IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalOr } either => IsTest(either.LeftOperand) && IsTest(either.RightOperand),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd } both => IsTest(both.LeftOperand) || IsTest(both.RightOperand),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals, RightOperand: var right } => (right is IConversionOperation c ? c.Operand : right).ConstantValue is { HasValue: true, Value: char or int } value
            && Convert.ToChar(value.Value) is var character && (char.IsLetterOrDigit(character) || character is '_' or '.'),
        IInvocationOperation call => IsCharacterTest(call.TargetMethod),
        IIsPatternOperation { Pattern: var pattern } => IsPattern(pattern),
        _ => false,
    };

    private static bool IsPattern(IPatternOperation pattern) => pattern switch
    {
        IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.Or } either => IsPattern(either.LeftPattern) && IsPattern(either.RightPattern),
        IBinaryPatternOperation { LeftPattern: IRelationalPatternOperation { OperatorKind: BinaryOperatorKind.GreaterThanOrEqual, Value.ConstantValue.Value: char from }, RightPattern: IRelationalPatternOperation { OperatorKind: BinaryOperatorKind.LessThanOrEqual, Value.ConstantValue.Value: char to } } =>
            (from, to) is ('a', 'z') or ('A', 'Z') or ('0', '9'),
        IConstantPatternOperation { Value.ConstantValue.Value: char c } => char.IsLetterOrDigit(c) || c is '_' or '.',
        _ => false,
    };

    private static bool IsCharacterTest(IMethodSymbol method) => method.ContainingType.SpecialType == SpecialType.System_Char
        && method.Name is "IsLetterOrDigit" or "IsLetter" or "IsDigit" or "IsAsciiLetter" or "IsAsciiDigit" or "IsAsciiLetterOrDigit" or "IsAsciiLetterLower" or "IsAsciiLetterUpper" or "IsNumber" or "IsAsciiHexDigit";

    private static bool IsAnchored(string pattern)
    {
        try
        {
            return Anchored.IsMatch(pattern);
        }
        catch (RegexMatchTimeoutException)
        {
            return false;
        }
    }

    private static string? Made(IOperation regex, int depth) => depth == 0 ? null : regex switch
    {
        IObjectCreationOperation { Arguments: [{ Value.ConstantValue: { HasValue: true, Value: string pattern } }, ..] arguments }
            when !arguments.Any(a => a.Parameter?.Type.Name == "RegexOptions" && a.Value.ConstantValue is { HasValue: true, Value: int options } && (options & (int)(RegexOptions.Multiline | RegexOptions.IgnorePatternWhitespace)) != 0) => pattern,
        IConversionOperation conversion => Made(conversion.Operand, depth - 1),
        IInvocationOperation { TargetMethod: var method } => Generated(method) ?? (SqlProgram.Of(regex.SemanticModel!.Compilation).BodyOf(method)?.Returned(method).ToArray() is [var only] ? Made(only, depth - 1) : null),
        IPropertyReferenceOperation { Property: var property } when Generated(property) is { } generated => generated,
        IFieldReferenceOperation { Field: var field } => SqlProgram.Of(regex.SemanticModel!.Compilation).Members.Of(field) is [{ Through: null } only] ? Made(only.Value, depth - 1) : null,
        IPropertyReferenceOperation { Property: var property } => SqlProgram.Of(regex.SemanticModel!.Compilation).Members.Of(property) is [{ Through: null } only] ? Made(only.Value, depth - 1) : null,
        ILocalReferenceOperation local => Body.Around(local).Variables.All(local.Local) is [{ Through: null } only] ? Made(only.Value, depth - 1) : null,
        _ => null,
    };

    private static string? Generated(ISymbol symbol) => symbol.GetAttributes().FirstOrDefault(a => a.AttributeClass?.Name == "GeneratedRegexAttribute") is { ConstructorArguments: [{ Value: string pattern }, ..] } ? pattern : null;
}

using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Polp.Analyzers;

/// <summary>Checks that every way to a use of a variable has passed and that leave only text which is known or has no special characters.</summary>
internal static class Guards
{
    private const int Deepest = 4;

    [ThreadStatic]
    private static int depth;

    // The character whose absence is enough of a proof; NUL for none.
    [ThreadStatic]
    private static char lacking;

    /// <summary>Why the value is safe where it is used; null when nothing says so.</summary>
    public static string? Proof(IOperation use)
    {
        if (use is not (ILocalReferenceOperation or IParameterReferenceOperation or IFieldReferenceOperation or IPropertyReferenceOperation { Arguments.IsEmpty: true }) || depth >= Deepest)
            return null;
        depth++;
        try
        {
            return Before(use, Same(use), Body.Around(use).Variables, TextRoot.Of(use)!);
        }
        finally
        {
            depth--;
        }
    }

    /// <summary>True when every way to the use has passed a check that leaves only text without the character, or a stronger one.</summary>
    public static bool Lacks(IOperation use, char character)
    {
        lacking = character;
        try
        {
            return Proof(use) is not null;
        }
        finally
        {
            lacking = '\0';
        }
    }

    /// <summary>Why what a sequence keeps is safe: <c>Where(allowed.Contains)</c>.</summary>
    public static string? Filters(IInvocationOperation call)
    {
        var filter = call.Arguments.LastOrDefault()?.Value is IDelegateCreationOperation created ? created.Target : call.Arguments.LastOrDefault()?.Value;
        return filter switch
        {
            IMethodReferenceOperation { Method.Name: "Contains", Instance: { } list } when IsKnown(list) => "kept from a fixed list",
            IAnonymousFunctionOperation { Symbol.Parameters: [var item, ..], Body.Operations: [IReturnOperation { ReturnedValue: { } test }] } =>
                Says(test, true, o => o is IParameterReferenceOperation p && SymbolEqualityComparer.Default.Equals(p.Parameter, item)),
            not null and not IAnonymousFunctionOperation when call.TargetMethod.Name == "Intersect" && IsKnown(filter) => "kept from a fixed list",
            _ => null,
        };
    }

    private static Func<IOperation, bool> Same(IOperation use)
    {
        var variable = TextRoot.Of(use);
        return other => Stripped(other) is ILocalReferenceOperation or IParameterReferenceOperation or IFieldReferenceOperation or IPropertyReferenceOperation
            && SymbolEqualityComparer.Default.Equals(TextRoot.Of(Stripped(other)), variable) && Stripped(other).Syntax.ToString() == use.Syntax.ToString();
    }

    // What changes neither whether a text is in a list nor what characters it has.
    private static IOperation Stripped(IOperation operation) => operation switch
    {
        IConversionOperation conversion => Stripped(conversion.Operand),
        IParenthesizedOperation parenthesized => Stripped(parenthesized.Operand),
        IInvocationOperation { TargetMethod: { Name: "ToLower" or "ToUpper" or "ToLowerInvariant" or "ToUpperInvariant", ContainingType.SpecialType: SpecialType.System_String }, Instance: { } instance } => Stripped(instance),
        IConditionalAccessOperation { Operation: var accessed, WhenNotNull: IInvocationOperation { TargetMethod.ContainingType.SpecialType: SpecialType.System_String, TargetMethod.Name: "ToLower" or "ToUpper" or "ToLowerInvariant" or "ToUpperInvariant" } } => Stripped(accessed),
        _ => operation,
    };

    private static string? Before(IOperation use, Func<IOperation, bool> isIt, Variables variables, ISymbol variable)
    {
        var child = use;
        for (var at = use.Parent; at is not null; child = at, at = at.Parent)
        {
            var proof = at switch
            {
                IConditionalOperation test when child == test.WhenTrue => Says(test.Condition, true, isIt),
                IConditionalOperation test when child == test.WhenFalse => Says(test.Condition, false, isIt),
                IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd } both when child == both.RightOperand => Says(both.LeftOperand, true, isIt),
                IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalOr } either when child == either.RightOperand => Says(either.LeftOperand, false, isIt),
                IWhileLoopOperation { ConditionIsTop: true, Condition: { } condition } loop when child == loop.Body => Says(condition, true, isIt),
                ISwitchCaseOperation { Clauses: var clauses, Parent: ISwitchOperation { Value: var value } whole } when isIt(value) && clauses.All(IsConstant) && !whole.Descendants().Any(IsJump) => Line(at, "matched a case"),
                ISwitchExpressionArmOperation { Pattern: var pattern, Parent: ISwitchExpressionOperation { Value: var value } } when isIt(value) && child != pattern && IsConstant(pattern) => Line(at, "matched a constant"),
                IBlockOperation block => Earlier(block.Operations, child, isIt),
                IMethodBodyOperation or ISwitchCaseOperation => null,
                _ => null,
            };
            if (proof is not null)
                return variables.Changes(variable, Start(at, child), use.Syntax.SpanStart) && IsChangedAfterProof(at, child, use, isIt, variables, variable) ? null : proof;
            // A round of the loop may have changed it after the check.
            if (at is ILoopOperation && variables.Changes(variable, at.Syntax.SpanStart, at.Syntax.Span.End) && !IsOnlyTheLoopVariable(at, variable))
                return null;
        }
        return null;
    }

    private static int Start(IOperation at, IOperation child) => at is IBlockOperation ? at.Syntax.SpanStart : child.Syntax.SpanStart;

    // In a block the check stands somewhere before the child; what was written before the check is no matter.
    private static bool IsChangedAfterProof(IOperation at, IOperation child, IOperation use, Func<IOperation, bool> isIt, Variables variables, ISymbol variable)
    {
        if (at is not IBlockOperation block)
            return true;
        var check = block.Operations.TakeWhile(o => o != child).LastOrDefault(o => Checks(o, isIt) is not null);
        return check is null || variables.Changes(variable, check.Syntax.Span.End - 1, use.Syntax.SpanStart) || variables.IsOpaque(variable);
    }

    private static bool IsOnlyTheLoopVariable(IOperation loop, ISymbol variable) =>
        variable.DeclaringSyntaxReferences is [var declared] && loop.Syntax.Span.Contains(declared.Span);

    private static string? Earlier(ImmutableArray<IOperation> statements, IOperation child, Func<IOperation, bool> isIt)
    {
        string? proof = null;
        foreach (var statement in statements)
        {
            // Whoever jumps to a label has not passed what stands before it.
            if (statement is ILabeledOperation)
                proof = null;
            if (statement == child)
                break;
            proof = Checks(statement, isIt) ?? proof;
        }
        return proof;
    }

    // What is known once the statement has run to its end.
    private static string? Checks(IOperation statement, Func<IOperation, bool> isIt) => statement switch
    {
        IConditionalOperation { WhenFalse: null } test when NeverEnds(test.WhenTrue) => Says(test.Condition, false, isIt),
        // Anything else is replaced by a constant.
        IConditionalOperation { WhenFalse: null } test when Only(test.WhenTrue) is IExpressionStatementOperation { Operation: ISimpleAssignmentOperation { Target: var target, Value.ConstantValue.HasValue: true } } && isIt(target) => Says(test.Condition, false, isIt),
        IConditionalOperation { WhenFalse: { } otherwise } test when NeverEnds(test.WhenTrue) => Says(test.Condition, false, isIt) ?? Checks(otherwise, isIt),
        IConditionalOperation { WhenFalse: { } otherwise } test when NeverEnds(otherwise) => Says(test.Condition, true, isIt),
        ISwitchOperation { Value: var value, Cases: var cases } choice when isIt(value) && !choice.Descendants().Any(IsJump)
            && cases.Any(c => c.Clauses.Any(clause => clause is IDefaultCaseClauseOperation) && c.Body.Any(NeverEnds))
            && cases.All(c => c.Clauses.All(IsConstant) || c.Body.Any(NeverEnds)) => Line(choice, "passed the switch"),
        IExpressionStatementOperation { Operation: IInvocationOperation call } => ByCall(call, true, isIt, isAnswer: false),
        ILabeledOperation { Operation: { } labeled } => Checks(labeled, isIt),
        IBlockOperation block => block.Operations.Any(o => o is ILabeledOperation) ? null : block.Operations.Select(o => Checks(o, isIt)).FirstOrDefault(p => p is not null),
        _ => null,
    };

    private static bool IsJump(IOperation operation) => operation is IBranchOperation { BranchKind: BranchKind.GoTo };

    private static IOperation? Only(IOperation statement) => statement is IBlockOperation block ? block.Operations is [var only] ? only : null : statement;

    private static bool NeverEnds(IOperation? statement) => statement switch
    {
        IThrowOperation or IReturnOperation => true,
        IBranchOperation { BranchKind: BranchKind.GoTo } => true,
        IBranchOperation { BranchKind: BranchKind.Continue or BranchKind.Break } => statement.Syntax.Parent is not Microsoft.CodeAnalysis.CSharp.Syntax.SwitchSectionSyntax,
        IExpressionStatementOperation { Operation: IThrowOperation } => true,
        IExpressionStatementOperation { Operation: IInvocationOperation { TargetMethod: var method } } => method.NeverReturns(),
        IBlockOperation { Operations: [.., var last] } => NeverEnds(last),
        IConditionalOperation { WhenFalse: { } otherwise } test => NeverEnds(test.WhenTrue) && NeverEnds(otherwise),
        _ => false,
    };

    /// <summary>Why an answer of a condition says that the value is safe; null when it does not.</summary>
    private static string? Says(IOperation condition, bool answer, Func<IOperation, bool> isIt) => condition switch
    {
        IParenthesizedOperation inner => Says(inner.Operand, answer, isIt),
        IConversionOperation inner => Says(inner.Operand, answer, isIt),
        IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not => Says(not.Operand, !answer, isIt),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr } pair =>
            Pair(Says(pair.LeftOperand, answer, isIt), Says(pair.RightOperand, answer, isIt), isEither: answer == (pair.OperatorKind == BinaryOperatorKind.ConditionalAnd)),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } equal when answer == (equal.OperatorKind == BinaryOperatorKind.Equals) =>
            isIt(equal.LeftOperand) && equal.RightOperand.ConstantValue.HasValue || isIt(equal.RightOperand) && equal.LeftOperand.ConstantValue.HasValue ? Line(equal, "equal to a constant") : Position(equal, isIt),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.GreaterThanOrEqual or BinaryOperatorKind.LessThan or BinaryOperatorKind.GreaterThan } order when answer == (order.OperatorKind != BinaryOperatorKind.LessThan) => Position(order, isIt),
        IIsPatternOperation { Value: var value, Pattern: var pattern } when isIt(value) => Matches(pattern, answer) ? Line(condition, "matched constants") : null,
        IInvocationOperation call => ByCall(call, answer, isIt, isAnswer: true),
        IPropertyReferenceOperation { Property.Name: "Success", Instance: IInvocationOperation match } when answer => ByCall(match, true, isIt, isAnswer: true),
        _ => null,
    };

    private static string? Pair(string? left, string? right, bool isEither) => isEither ? left ?? right : left is null ? null : right is null ? null : left;

    // Array.IndexOf(allowed, name) >= 0
    private static string? Position(IBinaryOperation order, Func<IOperation, bool> isIt) =>
        order is { LeftOperand: IInvocationOperation { TargetMethod.Name: "IndexOf" or "FindIndex" } call, RightOperand.ConstantValue: { HasValue: true, Value: 0 or -1 } } && IsAllowList(call, isIt) ? Line(call, "found in a fixed list") : null;

    private static bool Matches(IPatternOperation pattern, bool answer) => pattern switch
    {
        INegatedPatternOperation not => Matches(not.Pattern, !answer),
        IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.Or } either when answer => Matches(either.LeftPattern, true) && Matches(either.RightPattern, true),
        IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.And } both when answer => Matches(both.LeftPattern, true) || Matches(both.RightPattern, true),
        IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.And } both => Matches(both.LeftPattern, false) && Matches(both.RightPattern, false),
        IConstantPatternOperation => answer,
        _ => false,
    };

    private static bool IsConstant(IPatternOperation pattern) => Matches(pattern, true);

    private static bool IsConstant(ICaseClauseOperation clause) => clause switch
    {
        ISingleValueCaseClauseOperation { Value.ConstantValue.HasValue: true } => true,
        IPatternCaseClauseOperation { Pattern: var pattern } => IsConstant(pattern),
        _ => false,
    };

    private static string? ByCall(IInvocationOperation call, bool answer, Func<IOperation, bool> isIt, bool isAnswer)
    {
        var method = call.TargetMethod;
        if (isAnswer && !answer && lacking != '\0' && method is { Name: "Contains", ContainingType.SpecialType: SpecialType.System_String } && call.Instance is { } searched && isIt(searched)
            && call.Arguments[0].Value.ConstantValue.Value?.ToString() == lacking.ToString())
            return Line(call, "checked to lack a character");
        if (isAnswer && answer)
        {
            if (method.Name is "Contains" or "ContainsKey" or "TryGetValue" or "Exists" or "Any" && IsAllowList(call, isIt))
                return Line(call, "found in a fixed list");
            if (method.Name == "Equals" && (call.Instance is { } self && isIt(self) ? call.Arguments[0].Value.ConstantValue.HasValue
                : call.Arguments.Any(a => isIt(a.Value)) && (call.Instance?.ConstantValue.HasValue ?? call.Arguments.Take(2).Any(a => a.Value.ConstantValue.HasValue))))
                return Line(call, "equal to a constant");
            if ((method.Name == "TryParse" && (Harmless.Type(method.ContainingType) || method.ContainingType.SpecialType == SpecialType.System_Enum || method.ContainingType.Name == "Enum")
                || method is { Name: "IsDefined", ContainingType.Name: "Enum" }) && call.Arguments.Any(a => isIt(a.Value)))
                return Line(call, "parsed");
            if (method.Name is "IsMatch" or "Match" && WordPattern.IsRegex(method.ContainingType) && call.Arguments.Any(a => isIt(a.Value)) && WordPattern.Of(call))
                return Line(call, "matched a pattern of word characters");
            if (method is { Name: "All", ContainingType.Name: "Enumerable" } && call.Arguments is [{ Value: var text }, { Value: var every }] && isIt(text) && WordPattern.IsOfWordCharacters(every))
                return Line(call, "checked to hold word characters only");
        }
        // A method of this compilation that checks its argument and answers or throws.
        if (depth >= Deepest || call.Arguments.FirstOrDefault(a => isIt(a.Value)) is not { Parameter: { } parameter } || method.DeclaringSyntaxReferences.IsEmpty || method.IsVirtual || method.IsAbstract)
            return null;
        var program = SqlProgram.Of(call.SemanticModel!.Compilation);
        if (program.BodyOf(method) is not { } body)
            return null;
        depth++;
        try
        {
            var original = method.OriginalDefinition.Parameters[parameter.Ordinal];
            bool IsParameter(IOperation o) => Stripped(o) is IParameterReferenceOperation p && SymbolEqualityComparer.Default.Equals(p.Parameter, original);
            if (isAnswer)
            {
                var returned = body.Returned(method).ToArray();
                return returned.Length > 0 && returned.All(value => value.ConstantValue is { HasValue: true, Value: bool constant } && constant != answer
                    || Says(value, answer, IsParameter) is not null || Before(value, IsParameter, body.Variables, original) is not null) ? Line(call, $"checked by '{method.Name}'") : null;
            }
            var statements = body.Root switch
            {
                IMethodBodyOperation { BlockBody: { } block } => block.Operations,
                IMethodBodyOperation { ExpressionBody: { } arrow } => arrow.Operations,
                _ => [],
            };
            return !body.Returned(method).Any() && !statements.OfType<IReturnOperation>().Any() && statements.Any(s => Checks(s, IsParameter) is not null) ? Line(call, $"checked by '{method.Name}'") : null;
        }
        finally
        {
            depth--;
        }
    }

    private static bool IsAllowList(IInvocationOperation call, Func<IOperation, bool> isIt)
    {
        var list = call.Instance ?? call.Arguments.FirstOrDefault()?.Value;
        var tested = call.Instance is null ? call.Arguments.Skip(1) : call.Arguments;
        if (list is null || list.Type?.SpecialType == SpecialType.System_String)
            return false;
        var isTested = tested.Any(a => isIt(a.Value)) || tested.Any(a => Lambda(a.Value) is { Symbol.Parameters: [var item], Body.Operations: [IReturnOperation { ReturnedValue: { } test }] } && IsEquality(test, item, isIt));
        return isTested && IsKnown(list);
    }

    private static IAnonymousFunctionOperation? Lambda(IOperation value) => value is IDelegateCreationOperation { Target: IAnonymousFunctionOperation lambda } ? lambda : null;

    private static bool IsEquality(IOperation test, IParameterSymbol item, Func<IOperation, bool> isIt)
    {
        bool IsItem(IOperation o) => Stripped(o) is IParameterReferenceOperation p && SymbolEqualityComparer.Default.Equals(p.Parameter, item);
        return test switch
        {
            IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals } equal => isIt(equal.LeftOperand) && IsItem(equal.RightOperand) || isIt(equal.RightOperand) && IsItem(equal.LeftOperand),
            IInvocationOperation { TargetMethod.Name: "Equals" } equals => (equals.Instance is { } instance ? equals.Arguments.Select(a => a.Value).Prepend(instance) : equals.Arguments.Select(a => a.Value)).ToArray() is var sides
                && sides.Any(IsItem) && sides.Any(s => isIt(s)),
            _ => false,
        };
    }

    // A list of constants: nothing in it is a hole, and something is in it.
    private static bool IsKnown(IOperation list) => TextWalk.Read(list) is { GaveUp: false, Pieces.IsEmpty: false } text && text.Pieces.All(p => !p.IsHole);

    private static string Line(IOperation at, string what) => $"{what} at line {at.Syntax.GetLocation().GetLineSpan().StartLinePosition.Line + 1}";
}

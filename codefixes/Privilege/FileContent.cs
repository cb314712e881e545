using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Polp.CodeFixes;

/// <summary>The members of <c>File</c> that open, read or write all, and close: over a reader, writer or stream that somebody else opens and closes.</summary>
internal static class FileContent
{
    public static Acquisition? Of(ExpressionSyntax written, IOperation operation, WrittenTypes types, Compilation compilation)
    {
        if (operation is not IInvocationOperation { TargetMethod: { ContainingType: { Name: "File" } owner } method } call || owner.ToDisplayString() != "System.IO.File"
            || call.Arguments.Any(argument => argument.ArgumentKind is not (ArgumentKind.Explicit or ArgumentKind.DefaultValue)))
            return null;
        var given = call.Arguments.Where(argument => argument.ArgumentKind == ArgumentKind.Explicit).ToDictionary(argument => argument.Parameter!.Name, argument => (ExpressionSyntax)argument.Value.Syntax, StringComparer.Ordinal);
        if (!given.TryGetValue("path", out var path))
            return null;
        given.TryGetValue("encoding", out var encoding);
        given.TryGetValue("contents", out var contents);
        given.TryGetValue("bytes", out var bytes);
        given.TryGetValue("cancellationToken", out var cancel);
        var isAsync = method.Name.EndsWith("Async", StringComparison.Ordinal);
        var isAwaited = written.Parent is AwaitExpressionSyntax;
        var name = isAsync ? method.Name.Substring(0, method.Name.Length - "Async".Length) : method.Name;
        var append = name.StartsWith("Append", StringComparison.Ordinal);
        return name switch
        {
            "ReadAllText" => Reader(taken => UseOfTaken.Of(isAsync ? Code.Call(taken, "ReadToEndAsync", Given(cancel)) : Code.Call(taken, "ReadToEnd"))),
            "ReadLines" when !isAsync && written.Parent is ForEachStatementSyntax loop && loop.Expression == written => Reader(taken => Lines(taken, loop)),
            "ReadAllLines" when !isAsync => Reader(taken => AllLines(taken, types.Of(compilation.GetTypeByMetadataName("System.Collections.Generic.List`1")!.Construct(compilation.GetSpecialType(SpecialType.System_String))))),
            "ReadAllBytes" when !isAsync || isAwaited => Bytes(taken => AllBytes(taken, types.Of(compilation.GetTypeByMetadataName("System.IO.MemoryStream")!), isAsync, cancel)),
            "WriteAllText" or "AppendAllText" when contents is not null => Writer(taken => UseOfTaken.Of(Text(taken, contents, isAsync, cancel))),
            "WriteAllLines" or "AppendAllLines" when !isAsync && contents is not null && written.Parent is ExpressionStatementSyntax => Writer(taken => EachLine(taken, contents)),
            "WriteAllBytes" when bytes is not null => Bytes(taken => UseOfTaken.Of(AllBytes(taken, bytes, isAsync, isAwaited, cancel))),
            _ => null,
        };

        Acquisition? Reader(Func<string, UseOfTaken> use) => Over("TextReader", "reader", use, (type, translate) =>
            encoding is null ? Code.Call(type("File"), "OpenText", translate(path)) : Code.New(type("StreamReader"), translate(path), translate(encoding)));

        Acquisition? Writer(Func<string, UseOfTaken> use) => Over("TextWriter", "writer", use, (type, translate) =>
            encoding is null ? Code.Call(type("File"), append ? "AppendText" : "CreateText", translate(path))
                : Code.New(type("StreamWriter"), translate(path), SyntaxFactory.LiteralExpression(append ? SyntaxKind.TrueLiteralExpression : SyntaxKind.FalseLiteralExpression), translate(encoding)));

        Acquisition? Bytes(Func<string, UseOfTaken> use) => Over("Stream", "stream", use, (type, translate) => Code.Call(type("File"), name == "ReadAllBytes" ? "OpenRead" : "Create", translate(path)));

        Acquisition? Over(string taken, string stem, Func<string, UseOfTaken> use, Func<Func<string, TypeSyntax>, Func<ExpressionSyntax, ExpressionSyntax>, ExpressionSyntax> acquire)
        {
            var known = new[] { taken, "StreamReader", "StreamWriter" }.Select(type => compilation.GetTypeByMetadataName("System.IO." + type)).ToList();
            return known.Any(type => type is null) ? null : new(
                written, ImmutableArray.Create<ITypeSymbol>(known[0]!), stem, use,
                translation => acquire(type => translation.Type(compilation.GetTypeByMetadataName("System.IO." + type)!), translation.Of),
                IsClosed: true, new[] { path, encoding }.OfType<ExpressionSyntax>().ToImmutableArray()) { Writes = !name.StartsWith("Read", StringComparison.Ordinal) };
        }
    }

    private static IEnumerable<ExpressionSyntax> Given(ExpressionSyntax? cancel) => cancel is null ? [] : [cancel];

    private static ExpressionSyntax Text(string taken, ExpressionSyntax contents, bool isAsync, ExpressionSyntax? cancel) =>
        !isAsync ? Code.Call(taken, "Write", contents)
        : cancel is null ? Code.Call(taken, "WriteAsync", contents)
        : Code.Call(taken, "WriteAsync", Code.Call(Operand(contents), "AsMemory"), cancel);

    private static ExpressionSyntax AllBytes(string taken, ExpressionSyntax bytes, bool isAsync, bool isAwaited, ExpressionSyntax? cancel) =>
        !isAsync ? Code.Call(taken, "Write", bytes)
        : isAwaited ? Code.Call(taken, "WriteAsync", Given(cancel).Prepend(bytes))
        : Code.Call(Code.Call(taken, "WriteAsync", Given(cancel).Prepend(bytes)), "AsTask");

    private static UseOfTaken AllBytes(string taken, ExpressionSyntax memory, bool isAsync, ExpressionSyntax? cancel) => new(
        Code.Call("bytes", "ToArray"),
        ImmutableArray.Create(
            Code.Local("bytes", Code.New(memory)),
            Code.Statement(isAsync ? $"await {taken}.CopyToAsync(bytes{(cancel is null ? "" : $", {cancel}")});" : $"{taken}.CopyTo(bytes);")))
    {
        Locals = ImmutableArray.Create("bytes"),
        ReplacesAwait = isAsync,
    };

    private static UseOfTaken AllLines(string taken, ExpressionSyntax list) => new(
        Code.Call("lines", "ToArray"),
        ImmutableArray.Create(
            Code.Local("lines", Code.New(list)),
            Code.Statement($"while ({taken}.ReadLine() is {{ }} line)\n    lines.Add(line);")))
    {
        Locals = ImmutableArray.Create("lines", "line"),
    };

    private static UseOfTaken Lines(string taken, ForEachStatementSyntax loop) => new(null, ImmutableArray<StatementSyntax>.Empty, SyntaxFactory.WhileStatement(
        SyntaxFactory.ParseExpression($"{taken}.ReadLine() is {{ }} {loop.Identifier}"), loop.Statement).WithTriviaFrom(loop).WithCloseParenToken(loop.CloseParenToken));

    private static UseOfTaken EachLine(string taken, ExpressionSyntax contents) => new(
        null, ImmutableArray<StatementSyntax>.Empty, Code.Statement($"foreach (var line in {contents.WithoutTrivia()})\n    {taken}.WriteLine(line);"))
    {
        Locals = ImmutableArray.Create("line"),
    };

    private static ExpressionSyntax Operand(ExpressionSyntax value) => value is IdentifierNameSyntax or InvocationExpressionSyntax or MemberAccessExpressionSyntax or LiteralExpressionSyntax or InterpolatedStringExpressionSyntax
        ? value.WithoutTrivia() : SyntaxFactory.ParenthesizedExpression(value.WithoutTrivia());
}

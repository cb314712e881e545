namespace Polp.Graph.Tests;

public sealed class SyntaxTests
{
    private const string Small = """{ "version": 1, "system": "s", "principals": { "a": { "uid": 1, "gid": 1 } }, "processes": { "p": { "principal": "a" } } }""";

    [Theory]
    [InlineData("{||}")]
    [InlineData("  \n {||}")]
    [InlineData("// nothing\n{||}")]
    [InlineData("{|o|}ops")]
    [InlineData("{ \"version\": {||}}")]
    [InlineData("{\n  \"version\": 1,\n  {|o|}ops\n}")]
    [InlineData("{ \"version\": 1{||}")]
    [InlineData("{ \"system\": \"s{||}")]
    [InlineData("{ \"version\": 1, {||}}")]
    [InlineData("{ \"version\": 0{|1|} }")]
    [InlineData("{ \"version\": {|N|}aN }")]
    [InlineData("{ \"version\": 1 }\n {|{|} }")]
    [InlineData("{ \"version\": 1 } {|x|}")]
    [InlineData("{ \"version\": 1 {||}/* open")]
    public void TextThatIsNoJson_IsAnErrorAtItsPlace(string marked)
    {
        var error = Assert.Single(Broken.Errors(marked, out var places));
        Assert.Equal(Assert.Single(places), error.Source);
        Assert.StartsWith("this is not JSON: ", error.Message);
        Assert.DoesNotContain("LineNumber", error.Message);
    }

    [Theory]
    [InlineData("{ \"système\": {|o|}ops }")]
    [InlineData("{ \"\U0001F600\": {|o|}ops }")]
    [InlineData("{ \"é\": 1,\n \"ß\": {|o|}ops }")]
    public void Columns_CountCharactersAndNotBytes(string marked) => TextThatIsNoJson_IsAnErrorAtItsPlace(marked);

    [Fact]
    public void ColumnsOfWrongValues_CountCharactersToo() =>
        Broken.Entries("principals", """ "ünï\u00e9": { "uid": {|"x"|}, "gid": 1 } """, "'uid' of principal 'ünïé' must be a whole number from 0 to 2147483647, not \"x\"");

    [Theory]
    [InlineData("{ {|\"\\ud800\"|}: 1 }")]
    [InlineData("{ \"system\": {|\"\\udc00x\"|} }")]
    public void HalfASurrogatePair_IsAnError(string marked) => Broken.Manifest(marked, "this is not JSON: the string escapes half of a surrogate pair");

    [Theory]
    [InlineData(64, false)]
    [InlineData(65, true)]
    [InlineData(100_000, true)]
    public void Nesting_IsLimited(int depth, bool tooDeep)
    {
        var error = Broken.Errors(new string('[', depth) + new string(']', depth), out _)[0];
        Assert.Equal(tooDeep, error.Message.Contains("maximum configured depth of 64"));
        Assert.Equal(tooDeep ? 65 : 1, error.Source.Column);
    }

    [Fact]
    public void ByteOrderMark_IsSkippedAndCountsForNothing()
    {
        Assert.Equal(ManifestReader.Read(Broken.File, Small).Principals["a"].Source, ManifestReader.Read(Broken.File, "\uFEFF" + Small).Principals["a"].Source);
        var error = Assert.Single(Assert.Throws<InputException>(() => ManifestReader.Read(Broken.File, "\uFEFFoops")).Errors);
        Assert.Equal(new(Broken.File, 1, 1), error.Source);
    }

    [Fact]
    public void Comments_AreAllowedEverywhere()
    {
        var commented = "// before\n" + Small.Replace(",", ", // and\n /* so */ ") + "// after";
        Assert.Equal(3, ManifestReader.Read(Broken.File, commented).Principals["a"].Source.Line - 1);
    }

    [Fact]
    public void WindowsLineEnds_CountAsOneLine() =>
        Assert.Equal(new(Broken.File, 3, 1), Assert.Single(Assert.Throws<InputException>(() => ManifestReader.Read(Broken.File, "{\r\n\r\noops")).Errors).Source);

    [Theory]
    [InlineData("null", "null")]
    [InlineData("[]", "a list")]
    [InlineData("\"privileges\"", "a string")]
    [InlineData("3", "a number")]
    [InlineData("true", "true")]
    public void JsonThatIsNoObject_IsOneError(string text, string kind)
    {
        var error = Broken.Errors("{|" + text + "|}", out _)[0];
        Assert.Equal(new(new(Broken.File, 1, 1), $"the manifest must be an object, not {kind}"), error);
    }

    [Fact]
    public void Error_ReadsAsCompilersWriteIt()
    {
        var exception = Assert.Throws<InputException>(() => ManifestReader.Read("a/b.json", "{\n  oops"));
        Assert.StartsWith("a/b.json(2,3): error: this is not JSON: ", exception.Message);
        Assert.Equal("a/b.json: error: it is gone", new InputError(new("a/b.json"), "it is gone").ToString());
    }
}

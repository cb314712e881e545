namespace Polp.Graph.Tests;

/// <summary>What cannot be followed is said, never passed over.</summary>
public sealed class UnknownTests
{
    private static readonly AssemblyImage Text = Compiled.Library("Site.Text", "public static class Templates { public static void Render() { } public static void Extra() { } }");

    [Fact]
    public void MissingAssembly_IsUnknownAndNamed()
    {
        var reach = Compiled.Reach(Compiled.Program("Templates.Render(); Templates.Extra();", Text));
        Assert.Equal("Program.Main -> Templates.Render", reach.PathTo("UNKNOWN"));
        Assert.Equal(
            ["'Templates.Render' (and 1 more), which 'Program.Main' uses, is in 'Site.Text', an assembly that was not found; ship it beside the program"],
            reach.BlindSpots);
    }

    [Fact]
    public void MissingMember_IsUnknownAndNamed()
    {
        var older = Compiled.Library("Site.Text", "public static class Templates { public static void Render() { } }");
        var reach = Compiled.Reach(Compiled.Program("Templates.Render(); Templates.Extra();", Text), older);
        Assert.Equal("Program.Main -> Templates.Extra", reach.PathTo("UNKNOWN"));
        Assert.Contains("is not in the 'Site.Text' that was found", Assert.Single(reach.BlindSpots));
    }

    [Fact]
    public void ReferenceAssembly_IsUnknownAndNamed()
    {
        var text = Compiled.Library("Site.Text", "[assembly: ReferenceAssembly] public static class Templates { public static void Render() => throw null!; }");
        var reach = Compiled.Reach(Compiled.Program("Templates.Render();", text), text);
        Assert.Equal("Program.Main -> [Site.Text] Templates.Render -> Site.Text (a reference assembly)", reach.PathTo("UNKNOWN"));
        Assert.Equal(["'Site.Text' is a reference assembly, whose methods have no bodies; name the one that runs"], reach.BlindSpots);
    }

    [Fact]
    public void FunctionPointer_IsUnknown_AndNativeToo_WhenUnmanaged()
    {
        var managed = Compiled.Reach(Compiled.Program("static unsafe class Program { static void Main() => Go(&Main); static void Go(delegate*<void> f) => f(); }"));
        Assert.Equal("Program.Main -> Program.Go -> a function pointer", managed.PathTo("UNKNOWN"));
        Assert.Null(managed.PathTo("NATIVE"));
        Assert.Equal(["'Program.Go' calls through a function pointer, which cannot be followed"], managed.BlindSpots);

        var native = Compiled.Reach(Compiled.Program("static unsafe class Program { static void Main() => Go(null); static void Go(delegate* unmanaged<void> f) => f(); }"));
        Assert.Equal("Program.Main -> Program.Go -> a function pointer", native.PathTo("NATIVE"));
    }

    [Fact]
    public void FunctionWhoseAddressIsTaken_IsReached_AndOneWhoseIsNotIsNot()
    {
        var reach = Compiled.Reach(Compiled.Program(
            "static unsafe class Program { static void Main() { delegate*<void> f = &Load; f(); } static void Load() => File.ReadAllText(\"a\"); static void Drop() => File.Delete(\"a\"); }"));
        Assert.Equal("Program.Main -> Program.Load -> File.ReadAllText", reach.PathTo("FILES/READ"));
        Assert.Null(reach.PathTo("FILES/WRITE"));
    }

    [Fact]
    public void Reflection_IsCharged_AndSaidToHideWhatItRuns()
    {
        var reach = Compiled.Reach(Compiled.Body("typeof(string).GetMethod(Console.ReadLine()!)!.Invoke(null, null);"));
        Assert.NotNull(reach.PathTo("REFLECT"));
        Assert.Contains("runs code that is chosen at run time (REFLECT)", Assert.Single(reach.BlindSpots));
    }

    [Fact]
    public void UnsafeAccessor_IsReflection() => Assert.Equal(
        "Program.Main -> Peek.Length -> UnsafeAccessor",
        Compiled.Reach(Compiled.Body("Peek.Length(\"\");", "static class Peek { [UnsafeAccessor(UnsafeAccessorKind.Field, Name = \"_stringLength\")] public static extern ref int Length(string s); }"))
            .PathTo("REFLECT"));

    [Theory]
    [InlineData("_ = Held.Name;", "")]
    [InlineData("Held.Name = \"\";", "")]
    [InlineData("new Mine();", "class Mine : Part { }")]
    [InlineData("Part part = null!; part.Go();", "")]
    [InlineData("IPart part = null!; part.Go();", "")]
    [InlineData("Action go = Held.Go; go();", "")]
    public void AnythingOfAMissingAssembly_IsUnknown(string body, string rest)
    {
        var parts = Compiled.Library("Site.Parts", "public static class Held { public static string Name = \"\"; public static void Go() { } } public class Part { public void Go() { } } public interface IPart { void Go(); }");
        var entry = Compiled.Program($"static partial class Program {{ static void Main() {{ {body} }} }}\n{rest}", parts);
        var reach = Compiled.Reach(entry);
        Assert.NotNull(reach.PathTo("UNKNOWN"));
        Assert.Contains("is in 'Site.Parts', an assembly that was not found", Assert.Single(reach.BlindSpots));
        Assert.Null(Compiled.Reach(entry, parts).PathTo("UNKNOWN"));
    }

    [Fact]
    public void UnsafeAccessorOfATypeThatIsNotThere_IsABlindSpot() => Assert.Equal(
        ["'Peek.Go' stands for a private member of a type that was not found (UnsafeAccessor); what that does is not in this list"],
        Compiled.Reach(Compiled.Body(
            "Peek.Go(null!);",
            "static class Peek { [UnsafeAccessor(UnsafeAccessorKind.Method)] public static extern void Go([UnsafeAccessorType(\"Gone, Nowhere\")] object x); }")).BlindSpots);
}

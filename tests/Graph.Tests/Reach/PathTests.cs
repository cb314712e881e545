namespace Polp.Graph.Tests;

/// <summary>Beside the shortest path: other ways that have no method in common with it.</summary>
public sealed class PathTests
{
    [Fact]
    public void WaysThroughDifferentMethods_AreAllGiven_ShortestFirst() => AssertPaths(
        "A.Go(); B.Go(); C.Go();",
        """
        static class A { public static void Go() => File.ReadAllText("a"); }
        static class B { public static void Go() => Far.Go(); }
        static class Far { public static void Go() => File.OpenRead("a"); }
        static class C { public static void Go() => Further.Go(); }
        static class Further { public static void Go() => Furthest.Go(); }
        static class Furthest { public static void Go() => File.ReadAllBytes("a"); }
        """,
        "Program.Main -> A.Go -> File.ReadAllText",
        "Program.Main -> B.Go -> Far.Go -> File.OpenRead",
        "Program.Main -> C.Go -> Further.Go -> Furthest.Go -> File.ReadAllBytes");

    [Fact]
    public void AtMostThreeAreKept() => Assert.Equal(
        2, Only("A(); B(); C(); D();", string.Concat("ABCD".Select(m => $"static partial class Program {{ static void {m}() => File.ReadAllText(\"a\"); }}"))).OtherPaths.Count);

    [Fact]
    public void WaysThroughOneMethod_AreOne() => AssertPaths(
        "A.Go(); B.Go();",
        """
        static class A { public static void Go() => Store.Load(); }
        static class B { public static void Go() => Store.Load(); }
        static class Store { public static void Load() => File.ReadAllText("a"); }
        """,
        "Program.Main -> A.Go -> Store.Load -> File.ReadAllText");

    [Theory]
    [InlineData("static class A { public static void Go() { File.ReadAllText(\"a\"); Func<byte[]> f = () => File.ReadAllBytes(\"a\"); f(); } }")]
    [InlineData("static class A { public static void Go() { File.ReadAllText(\"a\"); Go(1); } static void Go(int x) => File.ReadAllBytes(\"a\"); }")]
    [InlineData("static class A { public static async void Go() { File.ReadAllText(\"a\"); await Task.Yield(); File.ReadAllBytes(\"a\"); } }")]
    public void LambdasOverloadsAndStateMachines_AreNoOtherWay(string type) => AssertPaths("A.Go();", type, "Program.Main -> A.Go -> File.ReadAllText");

    [Fact]
    public void TheEntryPointItself_IsInAllOfThem() => AssertPaths(
        "File.ReadAllText(\"a\"); Func<byte[]> f = () => File.ReadAllBytes(\"a\"); f(); A.Go();",
        "static class A { public static void Go() => File.ReadAllText(\"a\"); }",
        "Program.Main -> File.ReadAllText",
        "Program.Main -> File.ReadAllBytes",
        "Program.Main -> A.Go -> File.ReadAllText");

    [Fact]
    public void AWayThatOnlyALongerOneLeavesFree_IsFound() => AssertPaths(
        "Shared.Go(); A.Go();",
        """
        static class Shared { public static void Go() => File.ReadAllText("a"); }
        static class A { public static void Go() { Shared.Go(); B.Go(); } }
        static class B { public static void Go() => File.ReadAllBytes("a"); }
        """,
        "Program.Main -> Shared.Go -> File.ReadAllText",
        "Program.Main -> A.Go -> B.Go -> File.ReadAllBytes");

    [Fact]
    public void ACallback_IsAWayOfItsOwn() => AssertPaths(
        "A.Go(); new List<string>().Sort(new ByDate());",
        """
        static class A { public static void Go() => File.ReadAllText("a"); }
        class ByDate : IComparer<string> { public int Compare(string? a, string? b) => File.ReadAllText(a!).Length; }
        """,
        "Program.Main -> A.Go -> File.ReadAllText",
        "Program.Main -> ByDate.Compare (callback) -> File.ReadAllText");

    private static void AssertPaths(string body, string rest, params string[] paths)
    {
        var reach = Only(body, rest);
        Assert.Equal(paths, reach.OtherPaths.Prepend(reach.Path).Select(p => string.Join(" -> ", p)));
    }

    private static CapabilityReach Only(string body, string rest) => Compiled.Reach(Compiled.Body(body, rest)).Capabilities.Single(c => c.Capability == "FILES/READ");
}

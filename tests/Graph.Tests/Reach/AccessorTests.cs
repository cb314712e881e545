namespace Polp.Graph.Tests;

/// <summary>A private member that an <c>UnsafeAccessor</c> stands for is reached through its attribute alone.</summary>
public sealed class AccessorTests
{
    [Theory]
    [InlineData("Peek.Load(new Store());", "[UnsafeAccessor(UnsafeAccessorKind.Method, Name = \"Hidden\")] public static extern void Load(Store s);", "Peek.Load -> Store.Hidden -> File.ReadAllText")]
    [InlineData("Peek.Hidden(new Store());", "[UnsafeAccessor(UnsafeAccessorKind.Method)] public static extern void Hidden(Store s);", "Peek.Hidden -> Store.Hidden -> File.ReadAllText")]
    [InlineData("Peek.Load(null!);", "[UnsafeAccessor(UnsafeAccessorKind.StaticMethod, Name = \"Shared\")] public static extern void Load(Store? s);", "Peek.Load -> Store.Shared -> File.ReadAllText")]
    [InlineData("Peek.Make(1);", "[UnsafeAccessor(UnsafeAccessorKind.Constructor)] public static extern Store Make(int x);", "Peek.Make -> new Store -> File.ReadAllText")]
    [InlineData("Peek.Table(null!);", "[UnsafeAccessor(UnsafeAccessorKind.StaticField, Name = \"table\")] public static extern ref string Table(Lazy s);", "Peek.Table -> static initialiser of Lazy -> File.ReadAllText")]
    [InlineData("Peek.Load(new Store());", "[UnsafeAccessor(UnsafeAccessorKind.Method, Name = \"Hidden\")] public static extern void Load([UnsafeAccessorType(\"Store\")] object s);", "Peek.Load -> Store.Hidden -> File.ReadAllText")]
    [InlineData("Peek.Load(new Store());", "[UnsafeAccessor(UnsafeAccessorKind.Method, Name = \"Hidden\")] public static extern void Load([UnsafeAccessorType(\"Store, Site, Version=0.0.0.0\")] object s);", "Peek.Load -> Store.Hidden -> File.ReadAllText")]
    [InlineData("Peek.Load(new Box<int>());", "[UnsafeAccessor(UnsafeAccessorKind.Method, Name = \"Hidden\")] public static extern void Load([UnsafeAccessorType(\"Box`1[[System.Int32]], Site\")] object s);", "Peek.Load -> Box.Hidden -> File.ReadAllText")]
    [InlineData("Peek.Open(null!, \"a\");", "[UnsafeAccessor(UnsafeAccessorKind.StaticMethod, Name = \"ReadAllText\")] public static extern string Open([UnsafeAccessorType(\"System.IO.File, System.Runtime\")] object? s, string path);", "Peek.Open -> File.ReadAllText")]
    public void TheMemberItStandsFor_IsReached(string body, string accessor, string path)
    {
        var reach = Compiled.Reach(Compiled.Body(body, Types + $"static class Peek {{ {accessor} }}"));
        Assert.Equal("Program.Main -> " + path, reach.PathTo("FILES/READ"));
        Assert.NotNull(reach.PathTo("REFLECT"));
        Assert.Empty(reach.BlindSpots);
    }

    [Theory]
    [InlineData("Peek.Load(new Store());", "[UnsafeAccessor(UnsafeAccessorKind.Method, Name = \"Clean\")] public static extern void Load(Store s);")]
    [InlineData("Peek.Load(new Store(), 1);", "[UnsafeAccessor(UnsafeAccessorKind.Method, Name = \"Hidden\")] public static extern void Load(Store s, int x);")]
    [InlineData("Peek.Make();", "[UnsafeAccessor(UnsafeAccessorKind.Constructor)] public static extern Store Make();")]
    [InlineData("Peek.Name(new Store());", "[UnsafeAccessor(UnsafeAccessorKind.Field, Name = \"name\")] public static extern ref string Name(Store s);")]
    public void OtherMembersOfTheType_AreNot(string body, string accessor) =>
        Assert.Null(Compiled.Reach(Compiled.Body(body, Types + $"static class Peek {{ {accessor} }}")).PathTo("FILES/READ"));

    [Fact]
    public void ATypeThatIsWrittenWrong_IsABlindSpot() => Assert.NotEmpty(Compiled.Reach(Compiled.Body(
        "Peek.Load(null!);", "static class Peek { [UnsafeAccessor(UnsafeAccessorKind.Method)] public static extern void Load([UnsafeAccessorType(\"Box`1[[x\")] object s); }")).BlindSpots);

    private const string Types = """
        class Store
        {
            string name = "";
            public Store() { }
            Store(int x) => File.ReadAllText("a");
            void Hidden() => File.ReadAllText(name);
            void Hidden(int x) { }
            void Clean() { }
            static void Shared() => File.ReadAllText("a");
        }
        class Lazy { static readonly string table = File.ReadAllText("a"); public static string Table => table; }
        class Box<T> { void Hidden() => File.ReadAllText("a"); }

        """;
}

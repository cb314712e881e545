namespace Polp.Graph.Tests;

/// <summary>Types that a program hands to the platform, and what the platform's annotations say it does to them.</summary>
public sealed class ReflectionTests
{
    private const string Boot = "class Boot { public void Start() => File.ReadAllText(\"a\"); }";
    private const string Created = "class Boot { public Boot() => File.ReadAllText(\"a\"); public void Start() => File.Delete(\"a\"); }";

    [Theory]
    [InlineData("Activator.CreateInstance(typeof(Boot));")]
    [InlineData("var x = 1; Activator.CreateInstance(typeof(Boot), [x]);")]
    [InlineData("Activator.CreateInstance<Boot>();")]
    [InlineData("RuntimeHelpers.RunClassConstructor(typeof(Boot).TypeHandle);")]
    public void TypeHandedOverToBeCreated_IsCreated(string body) =>
        Assert.Equal("Program.Main -> new Boot -> File.ReadAllText", Reach(body, Created).PathTo("FILES/READ"));

    [Theory]
    [InlineData("Activator.CreateInstance(typeof(Boot));")]
    [InlineData("Activator.CreateInstance<Boot>();")]
    [InlineData("GC.KeepAlive(new Lazy<Boot>().Value);")]
    public void MethodsOfATypeThatIsOnlyCreated_AreNotCalled(string body) => Assert.Null(Reach(body, Created).PathTo("FILES/WRITE"));

    [Theory]
    [InlineData("typeof(Boot).GetMethod(\"Start\")!.Invoke(null, null);")]
    [InlineData("System.Reflection.IntrospectionExtensions.GetTypeInfo(typeof(Boot)).GetMethods()[0].Invoke(null, null);")]
    [InlineData("typeof(Boot).InvokeMember(\"Start\", System.Reflection.BindingFlags.InvokeMethod, null, null, null);")]
    public void MethodLookedUpByName_IsAssumedCalled(string body) =>
        Assert.Equal("Program.Main -> Boot.Start -> File.ReadAllText", Reach(body, Boot).PathTo("FILES/READ"));

    [Theory]
    [InlineData("var t = typeof(Boot); GC.KeepAlive(t); Keep.Later = t;")]
    [InlineData("Keep.Later = typeof(Boot);")]
    [InlineData("Keep.All.Add(typeof(Boot));")]
    [InlineData("GC.KeepAlive(typeof(Boot));")]
    [InlineData("Type[] all = [typeof(string), typeof(Boot)]; GC.KeepAlive(all);")]
    [InlineData("Keep.Take(1, typeof(Boot));")]
    [InlineData("Keep.Take(1, Environment.Is64BitProcess ? typeof(string) : typeof(Boot));")]
    [InlineData("Keep.Take(1, new Dictionary<string, Type> { [\"boot\"] = typeof(Boot) }[\"boot\"]);")]
    public void TypeThatIsKept_MayBeUsedInAnyWay(string body) => Assert.Equal(
        "Program.Main -> Boot.Start -> File.ReadAllText",
        Reach(body, Boot + "static class Keep { public static Type? Later; public static List<Type> All = []; public static void Take(int x, Type t) { } }").PathTo("FILES/READ"));

    [Theory]
    [InlineData("Console.WriteLine(typeof(Boot).Name);")]
    [InlineData("Console.WriteLine(typeof(Boot).Assembly.GetManifestResourceStream(\"x\"));")]
    [InlineData("object o = 1; Console.WriteLine(o.GetType() == typeof(Boot));")]
    [InlineData("object o = 1; Console.WriteLine(o is Boot || typeof(Boot).IsInstanceOfType(o));")]
    [InlineData("Console.WriteLine(new List<Boot>().Count + Array.Empty<Boot>().Length);")]
    [InlineData("Console.WriteLine(Array.CreateInstance(typeof(Boot), 3).Length);")]
    [InlineData("_ = typeof(Boot);")]
    [InlineData("Console.WriteLine(Name(typeof(string)));")]
    public void TypeThatIsOnlyDescribed_IsNotUsed(string body) => Assert.Null(
        Reach(body, Boot + "static partial class Program { static string Name(Type t) => t.Name; }").PathTo("FILES/READ"));

    [Fact]
    public void RecordThatNamesItsOwnType_IsNotUsedByReflection() => Assert.Null(
        Reach("Console.WriteLine(new Order(1).Equals(new Order(2)));", "record Order(int Id) { public void Save() => File.ReadAllText(\"a\"); }").PathTo("FILES/READ"));

    [Theory]
    [InlineData("System.Text.Json.JsonSerializer.Deserialize<Order>(\"{}\");")]
    [InlineData("System.Text.Json.JsonSerializer.Deserialize<List<Order>>(\"[]\");")]
    [InlineData("System.Text.Json.JsonSerializer.Deserialize(\"{}\", typeof(Order));")]
    [InlineData("System.Text.Json.JsonSerializer.Deserialize<Dictionary<string, Order[]>>(\"{}\");")]
    [InlineData("new System.Xml.Serialization.XmlSerializer(typeof(Order)).Deserialize(Stream.Null);")]
    [InlineData("new System.Runtime.Serialization.DataContractSerializer(typeof(Order)).ReadObject(Stream.Null);")]
    public void SettersOfWhatASerializerFills_AreCalled_ThoseOfItsPartsToo(string body)
    {
        var reach = Reach(body, """
            public class Order { public string Template { get => ""; set => File.ReadAllText(value); } public List<Line> Lines { get; set; } = []; }
            public class Line { public string Old { get => ""; set => File.Delete(value); } }
            """);
        Assert.Equal("Program.Main -> Order.Template -> File.ReadAllText", reach.PathTo("FILES/READ"));
        Assert.Equal("Program.Main -> Line.Old -> File.Delete", reach.PathTo("FILES/WRITE"));
    }

    [Fact]
    public void TypesThatPointToEachOther_End() => Assert.NotNull(Reach(
        "System.Text.Json.JsonSerializer.Deserialize<Order>(\"{}\");",
        "public class Order { public Line? First { get; set; } } public class Line { public Order? Owner { get; set; } public string X { set => File.ReadAllText(value); } }").PathTo("FILES/READ"));

    [Theory]
    [InlineData("static void Wrap<T>() => Activator.CreateInstance<T>();")]
    [InlineData("static void Wrap<T>() => Activator.CreateInstance(typeof(T));")]
    [InlineData("static void Wrap<T>() => Inner<int, T>(); static void Inner<A, B>() => Activator.CreateInstance(typeof(B));")]
    [InlineData("static void Wrap<T>() => Console.WriteLine(new Maker<T>().Make()); class Maker<T> { public object? Make() => Activator.CreateInstance(typeof(T)); }")]
    [InlineData("static void Wrap<T>() => new Maker().Make<T>(); interface IMake { void Make<T>(); } class Maker : IMake { public void Make<T>() => Activator.CreateInstance(typeof(T)); }")]
    [InlineData("static void Wrap<T>() { IMake m = new Maker(); m.Make<T>(); } interface IMake { void Make<T>(); } class Maker : IMake { public void Make<U>() => Activator.CreateInstance(typeof(U)); }")]
    [InlineData("static void Wrap<T>() { Func<object?> make = () => Activator.CreateInstance(typeof(T)); make(); }")]
    public void TypeHandedOnThroughTypeParameters_IsCreated(string wrap) => Assert.EndsWith(
        "new Boot -> File.ReadAllText", Reach("Wrap<Boot>();", Created + $"static partial class Program {{ {wrap} }}").PathTo("FILES/READ"));

    [Theory]
    [InlineData("Wrap<string>(); Other<Boot>();", "static void Wrap<T>() => Activator.CreateInstance(typeof(T)); static void Other<T>() => Console.WriteLine(typeof(T).Name);")]
    [InlineData("Wrap<Boot, string>();", "static void Wrap<A, B>() => Activator.CreateInstance(typeof(B));")]
    [InlineData("new Maker<Boot>().Make<string>();", "class Maker<T> { public void Make<U>() => Activator.CreateInstance(typeof(U)); }")]
    public void TypeParametersAreToldApart(string body, string wrap) => Assert.Null(
        Reach(body, Created + $"static partial class Program {{ {wrap} }}").PathTo("FILES/READ"));

    [Fact]
    public void AnnotationInTheProgramsOwnCode_IsHonoured() => Assert.NotNull(Reach(
        "Run<Boot>();",
        Boot + "static partial class Program { static void Run<[System.Diagnostics.CodeAnalysis.DynamicallyAccessedMembers(System.Diagnostics.CodeAnalysis.DynamicallyAccessedMemberTypes.PublicMethods)] T>() { } }")
        .PathTo("FILES/READ"));

    [Theory]
    [InlineData("public void Start() => File.ReadAllText(\"a\");", true)]
    [InlineData("internal void Start() => File.ReadAllText(\"a\");", false)]
    [InlineData("public int Start { set => File.ReadAllText(\"a\"); }", true)]
    [InlineData("protected virtual void Start() => File.ReadAllText(\"a\");", false)]
    public void OnlyPublicMembersAreFound_ThoseOfBaseClassesToo(string member, bool found)
    {
        Assert.Equal(found, Reach("Type.GetType(\"Boot, Site\");", $"class Boot {{ {member} }}").PathTo("FILES/READ") is not null);
        Assert.Equal(found, Reach("Type.GetType(\"Boot, Site\");", $"class Base {{ {member} }} class Boot : Base {{ }}").PathTo("FILES/READ") is not null);
    }

    [Fact]
    public void MethodOfABaseClassThatIsOverridden_IsNotCalled() => Assert.Null(Reach(
        "Type.GetType(\"Boot, Site\");",
        "class Base { public virtual void Start() => File.ReadAllText(\"a\"); } class Boot : Base { public override void Start() { } }").PathTo("FILES/READ"));

    [Theory]
    [InlineData("Console.WriteLine(typeof(Program).Assembly.GetTypes().Length);", "Assembly.GetTypes")]
    [InlineData("foreach (var t in System.Reflection.Assembly.GetExecutingAssembly().DefinedTypes) Console.WriteLine(t);", "Assembly.DefinedTypes")]
    [InlineData("Console.WriteLine(typeof(Program).Assembly.ExportedTypes.Count());", "Assembly.ExportedTypes")]
    public void GoingThroughTheTypesOfAnAssembly_IsABlindSpot(string body, string api) => Assert.Equal(
        [$"'{api}', used by 'Program.Main', goes through the types of an assembly; what is then created or called of them is not in this list"],
        Reach(body, "").BlindSpots);

    [Theory]
    [InlineData("Activator.CreateInstance(\"Site\", \"Boot\");", "'Activator.CreateInstance'", "LOAD_CODE")]
    [InlineData("typeof(Program).Assembly.CreateInstance(\"Boot\");", "'Assembly.CreateInstance'", "REFLECT")]
    [InlineData("Activator.CreateInstance(new object().GetType());", "'Activator.CreateInstance'", "REFLECT")]
    public void CreationByName_IsABlindSpot(string body, string api, string capability) =>
        Assert.Contains($"{api}, used by 'Program.Main', runs code that is chosen at run time ({capability}); what that code reaches is not in this list", Reach(body, "").BlindSpots);

    [Theory]
    [InlineData("Console.WriteLine(typeof(Program).Assembly.GetName().Name);")]
    [InlineData("Console.WriteLine(typeof(Program).Assembly.GetManifestResourceNames().Length);")]
    public void AskingAnAssemblyForSomethingElse_IsNone(string body) => Assert.Empty(Reach(body, "").BlindSpots);

    private static Reach Reach(string body, string rest) => Compiled.Reach(Compiled.Body(body, rest));
}

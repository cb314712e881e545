using System.Linq.Expressions;
using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;
using System.Xml.Serialization;

namespace Corpus.Privilege.Code;

// POLP3005: code chosen by a name, made at run time, or called behind the back of its author.

[Polp.Service]
public class Loading
{
    public Assembly ByPath(string path) => Assembly.LoadFrom(path); // BAD POLP3005
    public Assembly Own() => typeof(Loading).Assembly; // GOOD
    public Assembly ByBytes(byte[] code) => Assembly.Load(code); // BAD POLP3005
    public string? NameOf(Assembly handed) => handed.GetName().Name; // GOOD
    public Type? ByName(string name) => Type.GetType(name); // BAD POLP3005
    public Type OfObject(object item) => item.GetType(); // GOOD
    public object? Made(string assembly, string type) => Activator.CreateInstance(assembly, type); // BAD POLP3005
    public T MadeKnown<T>() where T : new() => new(); // GOOD
    public AssemblyLoadContext Context() => new("a"); // BAD POLP3005
    public Stream? Resource(Assembly handed) => handed.GetManifestResourceStream("a"); // GOOD
}

[Polp.Service]
public class Invoking
{
    public object? Method(MethodInfo method, object target) => method.Invoke(target, null); // BAD POLP3005
    public string MethodName(MethodInfo method) => method.Name; // GOOD
    public object? Field(FieldInfo field, object target) => field.GetValue(target); // BAD POLP3005
    public Type FieldType(FieldInfo field) => field.FieldType; // GOOD
    public void Property(PropertyInfo property, object target) => property.SetValue(target, 1); // BAD POLP3005
    public bool PropertyIsOpen(PropertyInfo property) => property.CanWrite; // GOOD
    public object? Instance(Type type) => Activator.CreateInstance(type); // BAD POLP3005
    public T Typed<T>() => Activator.CreateInstance<T>(); // GOOD
    public object Blank(Type type) => RuntimeHelpers.GetUninitializedObject(type); // BAD POLP3005
    public int Identity(object item) => RuntimeHelpers.GetHashCode(item); // GOOD
    public object? Late(Delegate call) => call.DynamicInvoke(1); // BAD POLP3005
    public int Early(Func<int, int> call) => call.Invoke(1); // GOOD
    public Delegate Bound(Type type, MethodInfo method) => Delegate.CreateDelegate(type, method); // BAD POLP3005
    public Delegate? Combined(Delegate a, Delegate b) => Delegate.Combine(a, b); // GOOD
    public MethodInfo? Query(Type type) => type.GetMethod("Run"); // GOOD
    public PropertyInfo[] Queries(Type type) => type.GetProperties(); // GOOD
    public object[] Attributes(Type type) => type.GetCustomAttributes(false); // GOOD
    public bool Assignable(Type type) => typeof(IDisposable).IsAssignableFrom(type); // GOOD
}

[Polp.Service]
public class Emitting
{
    public DynamicMethod Method() => new("m", null, null); // BAD POLP3005
    public OpCode Code() => OpCodes.Ret; // GOOD
    public Func<int> Compiled(Expression<Func<int>> tree) => tree.Compile(); // BAD POLP3005
    public Expression Body(Expression<Func<int>> tree) => tree.Body; // GOOD
    public XmlSerializer Serializer(Type type) => new(type); // BAD POLP3005
    public Expression Tree() => Expression.Add(Expression.Constant(1), Expression.Constant(2)); // GOOD
}

[Polp.Service]
public class Dynamic
{
    public object Call(dynamic target) => target.Run(); // BAD POLP3005
    public object Typed(IRunner target) => target.Run(); // GOOD
    public object Member(dynamic target) => target.Name; // BAD POLP3005
    public object? Held(dynamic target) => (object?)target is null ? null : ""; // GOOD
    public object Index(dynamic target) => target[0]; // BAD POLP3005
    public object IndexOfAList(List<object> target) => target[0]; // GOOD
    public object Sum(dynamic a, int b) => a + b; // BAD POLP3005
    public object SumOfNumbers(int a, int b) => a + b; // GOOD
    public int Converted(dynamic a) => a; // BAD POLP3005
    public int Unboxed(object a) => (int)a; // GOOD
    public object Negated(dynamic a) => -a; // BAD POLP3005
    public dynamic HandedOn(dynamic a) => a; // GOOD
    public void Assigned(dynamic a) => a.Name = "b"; // BAD POLP3005
    public object Made(dynamic a) => new Uri(a); // BAD POLP3005
    public object MadeOfText(string a) => new Uri(a); // GOOD
}

public interface IRunner
{
    object Run();
}

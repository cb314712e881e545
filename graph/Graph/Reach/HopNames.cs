namespace Polp.Graph;

/// <summary>A way through methods as people read it.</summary>
internal static class HopNames
{
    /// <summary>The names along the way, with the assembly where it changes; what compilers made, and what has the name of the hop before, is left out.</summary>
    /// <param name="application">What the methods are numbered in.</param>
    /// <param name="methods">From the first to the last.</param>
    /// <param name="calledBack">By method, whether the platform calls it back.</param>
    /// <param name="leaf">What the last one comes to.</param>
    /// <param name="from">The assembly that needs no name at the beginning, or null.</param>
    public static List<string> Of(Application application, IEnumerable<int> methods, bool[] calledBack, Leaf leaf, AssemblyModule? from)
    {
        var hops = new List<string>();
        var (module, last) = (from, "");
        foreach (var number in methods)
        {
            var member = application.Method(number);
            var name = DisplayName.Of(member);
            if (name.Length == 0 || (name == last && member.Module == module))
                continue;
            last = name;
            var label = calledBack[number] ? name + " (callback)" : name;
            hops.Add(member.Module == module ? label : $"[{member.Module.Name}] {label}");
            module = member.Module;
        }
        if (leaf.Display != last)
            hops.Add(leaf.Display);
        return hops;
    }
}

namespace Polp.Testing.Oracle;

/// <summary>Arrays whose address never changes, taken back at the end of each run and handed out again.</summary>
internal static class PinnedArrays<T> where T : unmanaged
{
    private const int Longest = 1 << 16;

    [ThreadStatic]
    private static Dictionary<int, Stack<T[]>>? idle;

    /// <summary>A zeroed array.</summary>
    public static T[] Take(int length, List<Action> whenDone)
    {
        if (length > Longest)
            return GC.AllocateUninitializedArray<T>(length, pinned: true);
        idle ??= [];
        if (!idle.TryGetValue(length, out var stack))
            idle[length] = stack = [];
        if (stack.TryPop(out var array))
            Array.Clear(array);
        else
            array = GC.AllocateArray<T>(length, pinned: true);
        whenDone.Add(() => stack.Push(array));
        return array;
    }
}

namespace Okld;

/// <summary>How long to wait before a process is started again: not at all after a clean exit, a while after a crash, for ever after too many.</summary>
internal sealed class RestartPolicy(TimeSpan delay)
{
    private const int MaxCrashes = 30;
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(50);

    private readonly Queue<TimeSpan> crashes = new();

    /// <summary>Null means give up.</summary>
    /// <param name="clean">It exited with 0, having been ready.</param>
    /// <param name="now">A time since any fixed point.</param>
    public TimeSpan? Next(bool clean, TimeSpan now)
    {
        if (clean)
            return TimeSpan.Zero;

        crashes.Enqueue(now);
        while (now - crashes.Peek() > Window)
            crashes.Dequeue();
        return crashes.Count > MaxCrashes ? null : delay;
    }
}

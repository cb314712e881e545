namespace Okld;

/// <summary>The site cannot be started; the message says what to do.</summary>
internal sealed class LaunchException(string message) : Exception(message);

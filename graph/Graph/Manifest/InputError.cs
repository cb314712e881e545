namespace Polp.Graph;

/// <summary>One thing that is wrong with an input and what to do about it.</summary>
public sealed record InputError(Source Source, string Message)
{
    /// <summary>The form compilers use, which editors and terminals make clickable.</summary>
    public override string ToString() => Source.Line == 0
        ? $"{Source.File}: error: {Message}"
        : $"{Source.File}({Source.Line},{Source.Column}): error: {Message}";
}

/// <summary>Input that cannot be used. Every error found is listed, not only the first.</summary>
public sealed class InputException(IReadOnlyList<InputError> errors) : Exception(string.Join("\n", errors))
{
    public InputException(Source source, string message) : this([new InputError(source, message)])
    {
    }

    public IReadOnlyList<InputError> Errors => errors;
}

using Microsoft.AspNetCore.Http;

namespace Okws.Runtime;

/// <summary>The fields of a posted form. What is missing, too long or of another type throws <see cref="BadHttpRequestException"/>.</summary>
public sealed class FormFields
{
    private const string Urlencoded = "application/x-www-form-urlencoded";

    private readonly IFormCollection fields;

    private FormFields(IFormCollection fields) => this.fields = fields;

    /// <summary>Reads the body. Only plain forms are taken: a multipart body may spill to a file, which a service cannot write.</summary>
    public static async Task<FormFields> Read(HttpContext http)
    {
        var type = http.Request.ContentType?.Split(';')[0].Trim();
        if (!string.Equals(type, Urlencoded, StringComparison.OrdinalIgnoreCase))
            throw new BadHttpRequestException($"A form is sent as {Urlencoded}.", StatusCodes.Status415UnsupportedMediaType);
        try
        {
            return new(await http.Request.ReadFormAsync(http.RequestAborted));
        }
        catch (InvalidDataException e)
        {
            throw new BadHttpRequestException("The form exceeds a limit.", e);
        }
    }

    /// <summary>A field of 1 to <paramref name="maxLength"/> characters.</summary>
    public string Text(string name, int maxLength) => fields[name] is [{ Length: > 0 } value] && value.Length <= maxLength
        ? value
        : throw new BadHttpRequestException($"The field '{name}' must have 1 to {maxLength} characters.");

    /// <summary>A whole number from 1 to <paramref name="maximum"/>.</summary>
    public int Number(string name, int maximum) => int.TryParse(Text(name, 10), out var value) && value >= 1 && value <= maximum
        ? value
        : throw new BadHttpRequestException($"The field '{name}' must be a number from 1 to {maximum}.");
}

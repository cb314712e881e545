using System.Security.Cryptography;

namespace DbProxy;

/// <summary>A salted PBKDF2 hash of a password.</summary>
internal sealed record PasswordHash(byte[] Salt, byte[] Hash, int Iterations)
{
    private const int CurrentIterations = 210_000;
    private const int SaltLength = 16;
    private const int HashLength = 64;

    /// <summary>What an unknown name is checked against, so that it takes as long as a known one.</summary>
    public static PasswordHash OfNobody { get; } = Of(Convert.ToHexString(RandomNumberGenerator.GetBytes(SaltLength)));

    public static PasswordHash Of(string password)
    {
        var salt = RandomNumberGenerator.GetBytes(SaltLength);
        return new(salt, Derive(password, salt, CurrentIterations), CurrentIterations);
    }

    public bool Matches(string password) => CryptographicOperations.FixedTimeEquals(Derive(password, Salt, Iterations), Hash);

    private static byte[] Derive(string password, byte[] salt, int iterations) =>
        Rfc2898DeriveBytes.Pbkdf2(password, salt, iterations, HashAlgorithmName.SHA512, HashLength);
}

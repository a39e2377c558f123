using System.Security.Cryptography;
using System.Text;

namespace CaseFlow.Domain.TipOffs;

/// <summary>The secret by which an informant follows a tip-off: 100 bits in groups that can be read aloud; kept as a hash alone.</summary>
public static class ReceiptCode
{
    private const string Letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int Length = 20;

    /// <summary>From 16 or more random bytes; the same bytes give the same code, so that a form sent twice has one receipt.</summary>
    public static string Of(ReadOnlySpan<byte> secret)
    {
        var hash = SHA256.HashData([.. "tip-off-receipt"u8, .. secret]);
        return string.Join('-', Enumerable.Range(0, Length).Select(i => Letters[hash[i] & 31]).Chunk(4).Select(group => new string(group)));
    }

    public static string New() => Of(RandomNumberGenerator.GetBytes(16));

    /// <summary>Null for what cannot be a code. Small letters, spaces and what is easily misread are taken for what was meant.</summary>
    public static string? Hash(string? code)
    {
        var plain = string.Concat((code ?? "").ToUpperInvariant().Where(char.IsAsciiLetterOrDigit)).Replace('O', '0').Replace('I', '1').Replace('L', '1');
        return plain.Length == Length && plain.All(Letters.Contains) ? Convert.ToHexString(SHA256.HashData(Encoding.ASCII.GetBytes(plain))) : null;
    }
}

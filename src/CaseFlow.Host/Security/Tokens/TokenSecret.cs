using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace CaseFlow.Host.Security.Tokens;

/// <summary>The text of a token: <c>cf_</c> so that scanners recognise a leaked one, then 256 random bits.</summary>
internal static class TokenSecret
{
    private const string Mark = "cf_";
    private const int PrefixLength = 9;

    public static string New() => Mark + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    public static string Prefix(string token) => token[..PrefixLength];

    public static string Hash(string token) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}

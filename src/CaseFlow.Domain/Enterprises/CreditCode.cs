namespace CaseFlow.Domain.Enterprises;

/// <summary>统一社会信用代码: 17 characters and a check character, modulo 31 (GB 32100-2015).</summary>
public static class CreditCode
{
    private const string Alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    private static readonly int[] Weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

    public static bool IsValid(string? code) => code is { Length: 18 } && Check(code[..17]) == code[17];

    /// <summary>The check character of the first 17; null when one of them is not of the alphabet.</summary>
    public static char? Check(string body)
    {
        var values = body.Select(c => Alphabet.IndexOf(c, StringComparison.Ordinal)).ToArray();
        return values.Length != 17 || values.Contains(-1)
            ? null
            : Alphabet[(31 - (values.Zip(Weights, (v, w) => v * w).Sum() % 31)) % 31];
    }
}

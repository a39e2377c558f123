using System.Text;
using CaseFlow.Domain.Kernel;
using Microsoft.AspNetCore.Identity;

namespace CaseFlow.Host.Security.Accounts;

/// <summary>
/// The profile GB: long enough, three of four classes of characters, not among those everybody tries first, not the
/// user name, none of the last ones (GB/T 22239-2019 8.1.4.1; ASVS 6.2.4).
/// </summary>
internal sealed class PasswordProfile(SecurityOptions options, IPasswordHasher<Account> hasher) : IPasswordValidator<Account>
{
    private const int Longest = 128;

    // What passwords are made of when they only look complicated: Admin@2026, P@ssw0rd!, Qwer1234.
    private static readonly HashSet<string> Stems =
    [
        "", "a", "aa", "abc", "abcd", "admin", "administrator", "asdf", "asdfgh", "caseflow", "changeme", "demo", "guest", "hello", "iloveyou",
        "letmein", "login", "master", "mima", "mm", "monkey", "pass", "passwd", "password", "qaz", "qazwsx", "qwe", "qweasd", "qwer", "qwert",
        "qwerty", "qwertyuiop", "root", "shanxi", "sunshine", "system", "test", "user", "welcome", "woaini", "wodemima", "xian", "yanta", "zxcvbn",
    ];

    public Task<IdentityResult> ValidateAsync(UserManager<Account> manager, Account user, string? password)
    {
        var refusals = Check(user, password ?? "").ToArray();
        return Task.FromResult(refusals.Length == 0
            ? IdentityResult.Success
            : IdentityResult.Failed([.. refusals.Select(r => new IdentityError { Code = r.Code, Description = r.Text() })]));
    }

    public IEnumerable<Refusal> Check(Account user, string password)
    {
        if (password.Length < options.PasswordLength || password.Length > Longest)
        {
            yield return new Refusal("password.length", "password", options.PasswordLength, Longest);
        }

        if (Classes(password) < 3)
        {
            yield return new Refusal("password.classes", "password");
        }

        if (Stems.Contains(Stem(password)))
        {
            yield return new Refusal("password.common", "password");
        }

        if (user.UserName.Length > 2 && password.Contains(user.UserName, StringComparison.OrdinalIgnoreCase))
        {
            yield return new Refusal("password.user-name", "password");
        }

        if (WasUsed(user, password))
        {
            yield return new Refusal("password.used-before", "password", options.PasswordHistory);
        }
    }

    /// <summary>Keeps the present hash among the earlier ones before a new one takes its place.</summary>
    public void Remember(Account user)
    {
        string[] kept = [user.PasswordHash, .. user.EarlierHashes.Split('\n', StringSplitOptions.RemoveEmptyEntries)];
        user.EarlierHashes = string.Join('\n', kept.Where(h => h.Length > 0).Take(Math.Max(0, options.PasswordHistory - 1)));
    }

    private bool WasUsed(Account user, string password) => options.PasswordHistory > 0 &&
        user.EarlierHashes.Split('\n', StringSplitOptions.RemoveEmptyEntries).Prepend(user.PasswordHash)
            .Any(h => h.Length > 0 && hasher.VerifyHashedPassword(user, h, password) != PasswordVerificationResult.Failed);

    private static int Classes(string password) =>
        new[] { password.Any(char.IsLower), password.Any(char.IsUpper), password.Any(char.IsDigit), password.Any(c => !char.IsLetterOrDigit(c)) }.Count(x => x);

    private static string Stem(string password)
    {
        var stem = new StringBuilder();
        var letters = password.ToLowerInvariant().Trim("0123456789!@#$%^&*()_+-=.,?~".ToCharArray());
        foreach (var c in letters)
        {
            stem.Append(c switch { '@' or '4' => "a", '0' => "o", '1' or '!' => "i", '3' => "e", '$' or '5' => "s", _ => char.IsLetter(c) ? $"{c}" : "" });
        }

        return stem.ToString();
    }
}

using System.ComponentModel.DataAnnotations;
using System.Net;
using CaseFlow.Domain.Kernel;

namespace CaseFlow.Host.Security;

/// <summary>
/// Section <c>Security</c> of the settings. The defaults are those usually asked for at GB/T 22239-2019, level 3.
/// </summary>
public sealed class SecurityOptions : IValidatableObject
{
    public const string Section = "Security";

    /// <summary>A session without any request ends after this.</summary>
    [Range(5, 480)]
    public int IdleMinutes { get; set; } = 30;

    /// <summary>A session ends after this in any case.</summary>
    [Range(1, 24)]
    public int AbsoluteHours { get; set; } = 12;

    /// <summary>Wrong passwords in a row that lock an account.</summary>
    [Range(3, 20)]
    public int AccountFailures { get; set; } = 5;

    /// <summary>Wrong passwords from one address that lock the address; offices share one, so it is larger.</summary>
    [Range(5, 1000)]
    public int AddressFailures { get; set; } = 30;

    /// <summary>How long either stays locked.</summary>
    [Range(5, 1440)]
    public int LockMinutes { get; set; } = 15;

    /// <summary>Tries to sign in per minute and address, right or wrong.</summary>
    [Range(5, 10000)]
    public int SignInsPerMinute { get; set; } = 60;

    /// <summary>Readings of calendar addresses per minute and network address, known or not.</summary>
    [Range(5, 10000)]
    public int FeedsPerMinute { get; set; } = 30;

    /// <summary>Tip-offs per minute and network address, without signing in.</summary>
    [Range(1, 1000)]
    public int TipOffsPerMinute { get; set; } = 5;

    /// <summary>Tip-offs per hour and network address.</summary>
    [Range(1, 10000)]
    public int TipOffsPerHour { get; set; } = 20;

    /// <summary>Looks at a tip-off by its receipt code, per minute and network address.</summary>
    [Range(1, 1000)]
    public int TipOffLooksPerMinute { get; set; } = 30;

    /// <summary>Wrong receipt codes from one address that lock it for <see cref="LockMinutes"/>.</summary>
    [Range(3, 1000)]
    public int TipOffFailures { get; set; } = 10;

    [Range(8, 64)]
    public int PasswordLength { get; set; } = 8;

    /// <summary>A password older than this must be changed at the next sign-in; 0 means never.</summary>
    [Range(0, 365)]
    public int PasswordDays { get; set; } = 90;

    /// <summary>As many of the last passwords may not come again.</summary>
    [Range(0, 24)]
    public int PasswordHistory { get; set; } = 5;

    /// <summary>Addresses of proxies whose X-Forwarded-For and X-Forwarded-Proto are believed; from others they are ignored.</summary>
    public IList<string> KnownProxies { get; init; } = [];

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) =>
        from proxy in KnownProxies
        where !IPAddress.TryParse(proxy, out _)
        select new ValidationResult(TextCatalog.Get("settings.no-address", proxy), [nameof(KnownProxies)]);
}

/// <summary>
/// Sessions, locks, passwords and tokens run on the real clock, also while the demonstration clock is moved: a case of
/// sixty days shown in five minutes must not sign its spectators out.
/// </summary>
public sealed record SecurityClock(TimeProvider Time)
{
    public DateTimeOffset Now => Time.GetUtcNow();
}

using System.ComponentModel.DataAnnotations;
using CaseFlow.Domain.Kernel;

namespace CaseFlow.Host.Settings;

/// <summary>Reads one section so that the server can check it before it starts.</summary>
public sealed record SettingsCheck(Action<IConfiguration> Run);

/// <summary>Sections of the settings as typed objects, checked at start (reliability G4).</summary>
public static class SettingsRegistration
{
    /// <summary>Registers <typeparamref name="T"/> read from the section; <c>[Required]</c> and <c>[Range]</c> on its properties are checked, also nested rules by <see cref="IValidatableObject"/>.</summary>
    public static IServiceCollection AddSettings<T>(this IServiceCollection services, string section)
        where T : class, new()
    {
        services.AddSingleton(p => Read<T>(p.GetRequiredService<IConfiguration>(), section));
        services.AddSingleton(new SettingsCheck(configuration => Read<T>(configuration, section)));
        return services;
    }

    /// <exception cref="SettingsException">A key is unknown, has no usable value, is missing or out of range.</exception>
    public static T Read<T>(IConfiguration configuration, string section)
        where T : class, new()
    {
        T settings;
        try
        {
            settings = configuration.GetSection(section).Get<T>(o => o.ErrorOnUnknownConfiguration = true) ?? new T();
        }
        catch (InvalidOperationException e)
        {
            throw new SettingsException(TextCatalog.Get("settings.unreadable", section, e.Message), e);
        }

        List<ValidationResult> faults = [];
        if (!Validator.TryValidateObject(settings, new ValidationContext(settings), faults, validateAllProperties: true))
        {
            var lines = faults.Select(f => TextCatalog.Get("settings.invalid", $"{section}:{f.MemberNames.FirstOrDefault()}", f.ErrorMessage));
            throw new SettingsException(string.Join(Environment.NewLine, lines));
        }

        return settings;
    }

    /// <summary>Checks every section that was registered.</summary>
    public static void CheckSettings(this IServiceProvider services)
    {
        foreach (var check in services.GetServices<SettingsCheck>())
        {
            check.Run(services.GetRequiredService<IConfiguration>());
        }
    }
}

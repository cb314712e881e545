using System.Reflection.Metadata;

namespace Polp.Graph;

/// <summary>What a project says about itself in its assembly: the grants it asks for and whether it is service code.</summary>
internal sealed record ProjectFacts(Grants Grants, bool IsService)
{
    public static ProjectFacts Of(AssemblyModule module)
    {
        var (grants, isService) = (Grants.None, false);
        foreach (var handle in module.Metadata.GetAssemblyDefinition().GetCustomAttributes())
        {
            switch (module.AttributeName(handle))
            {
                case "Polp.ServiceAttribute":
                    isService = true;
                    break;
                case "System.Reflection.AssemblyMetadataAttribute":
                    var value = module.Metadata.GetBlobReader(module.Metadata.GetCustomAttribute(handle).Value);
                    value.ReadUInt16();
                    switch (value.ReadSerializedString(), value.ReadSerializedString())
                    {
                        case ("PolpGrants", var list):
                            grants = Grants.Parse(list);
                            break;
                        case ("PolpRole", var role):
                            isService |= string.Equals(role?.Trim(), "Service", StringComparison.OrdinalIgnoreCase);
                            break;
                    }
                    break;
            }
        }
        return new(grants, isService);
    }
}

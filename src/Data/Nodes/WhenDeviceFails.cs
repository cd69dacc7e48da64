namespace Studio.Data.Nodes;

/// <summary>What a node does when the device it was asked to compute on cannot be used.</summary>
public enum WhenDeviceFails
{
    /// <summary>Give its picture slots no work until an administrator decides.</summary>
    HoldBack,

    /// <summary>Go on with the CPU, and say so.</summary>
    UseCpu,
}
